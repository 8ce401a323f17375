import { bookId, type AnnotationId } from '#domain/ids'
import {
  standalonePlace,
  standaloneBook,
  standaloneName,
  standaloneNotes,
} from '#domain/notes/standalone'
import { addressOf, type LibraryPlace } from '#domain/notes/place'
import { plain } from '#domain/rich-text'
import { annotationsOf } from '#storage/annotations'
import { expect, it } from 'vitest'
import { becomes, markOn, sampleBook, servicesUnderTest } from '../testing.ts'
import { anchorAt } from '#domain/anchor'
import { categoryId, paragraphId } from '#domain/ids'

const one = bookId('one')

async function opened() {
  const under = await servicesUnderTest([sampleBook(one)])
  const { services } = under
  const marks = await services.marking.standalone()
  const add = (words: string): AnnotationId => {
    const id = marks.newNote(standalonePlace)
    if (!id) throw new Error('no note')
    if (words !== '') marks.writeNote(id, [plain(words)])
    marks.endWriting()
    return id
  }
  return { ...under, marks, add, order: services.undoing.order }
}

const linkTo = (place: LibraryPlace) => [
  {
    text: 'see',
    spans: [{ format: 'link' as const, target: addressOf(place), start: 0, end: 3 }],
  },
]

it('standalone notes are as many as the reader makes, and are there after a restart', async () => {
  const { services, marks, add, start, db } = await opened()
  const [first, second] = [add('first'), add('second')]
  marks.retag(second, ['to do'])
  await services.autosave.flush()
  const again = await (await start()).marking.standalone()
  expect(again.get(first)).toMatchObject({ kind: 'note', scope: 'book', note: [plain('first')] })
  expect(again.get(second)?.tags).toEqual(['to do'])
  expect((await annotationsOf(db, standaloneNotes)).damaged).toBe(0)
})

it('what is done to a standalone note is undone in any book and without one', async () => {
  const { services, marks, add, order } = await opened()
  const id = add('words')
  marks.retag(id, ['tag'])
  const hide = order.show(one)
  order.undo()
  expect(marks.get(id)?.tags).toEqual([])
  hide()
  order.undo()
  expect(marks.get(id)?.note).toEqual([])
  order.undo()
  expect(marks.get(id)).toBe(null)
  for (let i = 0; i < 3; i++) order.redo()
  expect(marks.get(id)).toMatchObject({ note: [plain('words')], tags: ['tag'] })
  expect(services.marking.openBook()).toBe(null)
})

it('a new note in which nothing was written leaves no step and no note; any other one stays', async () => {
  const { marks, add, order } = await opened()
  const before = order.depth
  const empty = add('')
  marks.discard(empty)
  expect(marks.get(empty)).toBe(null)
  expect(order.depth).toEqual(before)
  const written = add('words')
  marks.discard(written)
  const tagged = add('')
  marks.retag(tagged, ['tag'])
  marks.discard(tagged)
  expect([marks.get(written), marks.get(tagged)]).not.toContain(null)
})

it('links lead to a standalone note and from it, in both directions', async () => {
  const { services, marks, add } = await opened()
  const id = add('a thought of my own')
  const place: LibraryPlace = { kind: 'mark', book: standaloneNotes, mark: id }
  expect(await services.places.find(place)).toMatchObject({ ok: true, at: { mark: { id } } })
  const inBook = await services.marking.open(one)
  const anchors = [anchorAt(paragraphId('p1'), '第1段。', 0, 2)]
  const range = { side: 'source', index: 1, anchors } as const
  const mark = markOn(inBook, { ...range, category: categoryId('term'), note: linkTo(place) })
  marks.writeNote(id, linkTo({ kind: 'mark', book: one, mark: mark.id }))
  const [toNote, toBook] = [
    await services.places.backlinks(standaloneNotes),
    await services.places.backlinks(one),
  ]
  expect(toNote.to(place)).toMatchObject([{ mark: { id: mark.id } }])
  expect(toBook.to({ kind: 'mark', book: one, mark: mark.id })).toMatchObject([{ mark: { id } }])
  marks.remove(id)
  expect(await services.places.find(place)).toMatchObject({ ok: false, why: 'deletedMark' })
  toNote.close()
  toBook.close()
})

it('a link can be completed to a standalone note from a book, and to a book from such a note', async () => {
  const { services, add } = await opened()
  add('a thought of my own')
  await services.autosave.flush()
  const fromBook = await services.places.list(sampleBook(one), [])
  await becomes(fromBook.isDone, done => done)
  expect(fromBook.find('thought')).toMatchObject([{ kind: 'note', name: 'a thought of my own' }])
  const fromNote = await services.places.list(standaloneBook('', 'en'), [])
  await becomes(fromNote.isDone, done => done)
  expect(fromNote.find('网络')).toMatchObject([{ kind: 'book' }])
  fromBook.close()
  fromNote.close()
})

it('the search in all books finds the words of standalone notes, also in the other script', async () => {
  const { services, add } = await opened()
  const id = add('一个网络的想法')
  const found = await new Promise<readonly (AnnotationId | null)[]>(resolve => {
    let notes: readonly (AnnotationId | null)[] = []
    services.searching.inLibrary(
      {
        books: [standaloneBook('', 'en')],
        asked: { words: '網絡', matchCase: false, exactCharacters: false, isPattern: false },
        places: ['source', 'translation', 'note'],
        excerpts: 1,
      },
      findings => {
        if (findings === null || typeof findings === 'string') resolve(notes)
        else notes = findings.found.notes
      },
    )
  })
  expect(found).toEqual([id])
})

it('a standalone note is called by its first words', () => {
  expect(standaloneName({ note: [plain(' '), plain('First  words')] })).toBe('First words')
  expect(standaloneName({ note: [] })).toBe('')
})
