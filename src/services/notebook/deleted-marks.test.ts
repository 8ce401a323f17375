import { anchorAt } from '#domain/anchor'
import { bookId, categoryId, paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { annotationsNamed } from '#storage/annotations'
import { expect, it } from 'vitest'
import { markOn, sampleBook, servicesUnderTest } from '../testing.ts'

const book = bookId('one')
const range = (start: number, end: number) => ({
  side: 'source' as const,
  index: 1,
  anchors: [anchorAt(paragraphId('p1'), '中国航天事业', start, end)],
})

/** A note on two passages and a note of its own, all deleted, with the book closed. */
async function deletedNotes() {
  const under = await servicesUnderTest([sampleBook('one')])
  const { marking, autosave, undoing, notebook } = under.services
  const marks = await marking.open(book)
  undoing.order.show(book)
  const write = (start: number, words: string) =>
    markOn(marks, {
      ...range(start, start + 2),
      category: categoryId('term'),
      note: [plain(words)],
    })
  const [note, other] = [write(0, 'a secret thought'), write(2, 'another')]
  marks.addPassage(note.id, { selected: range(4, 6), paragraph: null, marks: [] }, 'secret')
  await autosave.flush()
  // A version is kept, because most of the words go at once.
  marks.writeNote(note.id, [plain('a')])
  marks.endWriting()
  await autosave.flush()
  marks.writeNote(note.id, [plain('a secret thought again')])
  marks.remove(note.id)
  marks.remove(other.id)
  await autosave.flush()
  const deleted = await notebook.deleted()
  const names = () => deleted.all.get().map(({ mark }) => mark.note[0]?.text)
  return { ...under, marks, note, other, deleted, names, order: undoing.order }
}

it('a deleted note is restored with its passages, as one step of undo', async () => {
  const { marks, note, deleted, names, order, services } = await deletedNotes()
  expect(names().toSorted()).toEqual(['a secret thought again', 'another'])
  const found = deleted.all.get().filter(({ mark }) => mark.id === note.id)
  expect(found[0]?.passages).toHaveLength(1)
  await deleted.restore(found)
  expect(marks.get(note.id)?.note).toEqual([plain('a secret thought again')])
  expect(marks.all.get()).toHaveLength(2)
  expect(names()).toEqual(['another'])
  expect(order.next.get().undo).toBe('restoreMark')
  order.undo()
  await expect.poll(() => marks.all.get()).toEqual([])
  await services.autosave.flush()
  expect(names()).toHaveLength(2)
  deleted.close()
})

it('a note deleted for good is in no row and no version, and no undo brings it back', async () => {
  const { db, marks, note, other, deleted, names, order, services } = await deletedNotes()
  const [found] = deleted.all.get().filter(({ mark }) => mark.id === note.id)
  if (!found) throw new Error('nothing was deleted')
  const versions = await db.history.toArray()
  expect(JSON.stringify(versions)).toContain('secret')
  await deleted.erase([found])
  expect(await db.history.count()).toBe(versions.length)
  expect(names()).toEqual(['another'])
  const stored = async () => {
    await services.autosave.flush()
    const { rows } = await annotationsNamed(db, [note.id])
    return JSON.stringify([rows, await db.history.toArray(), await db.outbox.toArray()])
  }
  expect(await stored()).not.toContain('secret')
  order.undo()
  await expect.poll(() => marks.get(other.id)).not.toBeNull()
  order.undo()
  expect(marks.get(note.id)).toBeNull()
  expect(await stored()).not.toContain('secret')
  expect((await services.notebook.deleted()).all.get()).toEqual([])
})

it('deleted marks follow what is deleted while they are shown', async () => {
  const { marks, deleted, names } = await deletedNotes()
  const late = markOn(marks, {
    ...range(0, 1),
    category: categoryId('term'),
    note: [plain('late')],
  })
  marks.remove(late.id)
  expect(names()).toContain('late')
  deleted.close()
})

it('words are found in deleted marks and their further passages, as they are now', async () => {
  const { marks, deleted, services } = await deletedNotes()
  const found = (words: string) =>
    deleted.find(words) && [...deleted.find(words)!].map(({ mark }) => mark.note[0]?.text)
  expect(found(' ')).toBeNull()
  expect(found('SECRET')).toEqual(['a secret thought again'])
  // In the words of the other passage, and in traditional characters.
  expect(found('事業')).toEqual(['a secret thought again'])
  expect(found('late')).toEqual([])
  const late = markOn(marks, {
    ...range(0, 2),
    category: categoryId('term'),
    note: [plain('late')],
  })
  marks.remove(late.id)
  await services.autosave.flush()
  expect(found('late')).toEqual(['late'])
  deleted.close()
})
