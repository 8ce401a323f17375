import { plain } from '#domain/rich-text'
import { paragraphId } from '#domain/ids'
import { keptWords, type ParagraphChange } from '#domain/structure/paragraph-change'
import { structureRows } from '#storage/structure'
import { expect, it } from 'vitest'
import { openedPaper, shownOf } from './testing.ts'

/** The white paper with changes of an older edition: a split, a join and a kind. */
async function waitingPaper() {
  const opened = await openedPaper()
  const { services, book, db, chapters } = opened
  const printed = chapters.flat()
  const index = printed.findIndex(({ text }) => (text.match(/。/g) ?? []).length === 3)
  const text = printed[index]?.text ?? ''
  const offset = text.indexOf('。') + 1
  const row = (name: string, waits: Partial<ParagraphChange>): ParagraphChange => ({
    bookId: book.id,
    place: paragraphId(`gone.${name}`),
    index,
    begins: null,
    kind: null,
    level: null,
    words: text.slice(offset, offset + keptWords),
    after: null,
    waits: { begins: null, kind: null, level: null, before: text.slice(0, offset), ...waits },
    updatedAt: 1,
  })
  await db.structure.bulkPut([
    row('a', { begins: true }),
    row('b', { begins: false }),
    row('c', { kind: 'quotation' }),
  ])
  await services.structure.open(book)
  services.undoing.order.show(book.id)
  const [split, join, kind] = await services.structure.waiting(book.id)
  if (!split || !join || !kind) throw new Error('nothing waits')
  const names = async () =>
    (await services.structure.waiting(book.id)).map(({ place }) => place.slice(5)).join('')
  const to = { printed: index, offset }
  return { ...opened, index, text, split, join, kind, names, to }
}

it('what waits changes nothing that is shown', async () => {
  const paper = await waitingPaper()
  const { paragraphs } = await shownOf(paper)
  expect(paragraphs.map(({ text }) => text)).toEqual(paper.chapters.flat().map(one => one.text))
  expect([paper.split.what, paper.join.what, paper.kind.what]).toEqual(['split', 'join', 'kind'])
})

it('a split that is placed cuts the translation, and is one step of undoing with its decision', async () => {
  const paper = await waitingPaper()
  const { services, book, index, text, split, to, names, start } = paper
  const { paragraphs } = await shownOf(paper)
  const { id } = paragraphs[index]!
  const content = plain('One comes first. Two is second. Three is the end.')
  services.autosave.changed({
    bookId: book.id,
    translations: [{ paragraphId: id, index, content, state: 'done' }],
    annotations: [],
  })
  await services.autosave.flush()
  expect(await services.structure.decide(book.id, split.place, to)).toMatchObject({ ok: true })
  const shown = await shownOf(paper)
  expect(shown.paragraphs[index + 1]?.text).toBe(text.slice(to.offset))
  expect(shown.translations[index]?.content.text).toBe('One comes first.')
  expect(await names()).toBe('bc')
  services.undoing.order.undo()
  expect(await names()).toBe('abc')
  expect((await shownOf(paper)).paragraphs[index]?.text).toBe(text)
  services.undoing.order.redo()
  await services.autosave.flush()
  const again = await start()
  await again.structure.open(book)
  expect((await again.structure.waiting(book.id)).map(({ what }) => what)).toEqual(['join', 'kind'])
  expect((await shownOf({ services: again, book })).paragraphs[index + 1]?.text).toBe(
    text.slice(to.offset),
  )
})

it('a kind that is placed is that of the paragraph, and what is left without a place changes nothing', async () => {
  const paper = await waitingPaper()
  const { services, book, index, kind, join, split, to, names } = paper
  await services.structure.decide(book.id, kind.place, { ...to, offset: 0 })
  expect((await shownOf(paper)).paragraphs[index]?.kind).toBe('quotation')
  await services.structure.decide(book.id, join.place, null)
  expect(await names()).toBe('a')
  expect(await services.structure.decide(book.id, join.place, null)).toMatchObject({ ok: false })
  services.undoing.order.undo()
  expect(await names()).toBe('ab')
  await services.autosave.flush()
  const { rows } = await structureRows(paper.db, book.id)
  expect(rows.filter(({ waits }) => waits).map(({ waits }) => waits?.isDecided ?? false)).toEqual([
    false,
    false,
    true,
  ])
  expect(split.row.waits?.isDecided).toBeUndefined()
})

it('an act like the change that the reader makes by hand ends its waiting, as one step', async () => {
  const paper = await waitingPaper()
  const { services, book, index, join, names } = paper
  services.structure.byHand(book.id, join.place)
  await services.structure.split(book.id, { index, side: 'source', offset: 5 })
  expect(await names()).toBe('abc')
  await services.structure.join(book.id, index)
  expect(await services.structure.join(book.id, 3)).toMatchObject({ ok: true })
  expect(await names()).toBe('ac')
  services.undoing.order.undo()
  expect(await names()).toBe('abc')
})
