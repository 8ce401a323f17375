import { anchorAt } from '#domain/anchor'
import { paragraphId } from '#domain/ids'
import { expect, it } from 'vitest'
import { library } from '../restoring/testing.ts'
import { markOn, sampleBook, servicesUnderTest } from '../testing.ts'
import type { OwnWordsChange } from './own-words.ts'

const { id: book } = sampleBook()
const text = '杨志道：“杨志在此。”'
const place = { index: 0, anchor: anchorAt(paragraphId('p0'), text, 0, 2) }
const here = { book, scope: 'here', place } as const
const inBook = { book, scope: 'book', place } as const
const everywhere = { book, scope: 'everywhere', place } as const
const words = { expression: '杨志', reading: 'Yáng Zhì', meaning: 'the bailiff', note: '' }

it('a gloss is kept over a restart, changed, removed and undone field by field', async () => {
  const { services, start, db, clock } = await servicesUnderTest()
  const { ownWords, undoing } = services
  const acts = await ownWords.acts()
  undoing.order.show(book)
  const outcome = await acts.addGloss(here, words)
  if (!outcome.ok) throw new Error(outcome.why)
  await acts.changeGloss(outcome.id, inBook, { ...words, meaning: 'a hero' })
  await acts.changeGloss(outcome.id, everywhere, { ...words, meaning: 'a hero' })
  const meanings = async () =>
    (await ownWords.of(book)).glosses.map(({ meaning, scope }) => [meaning, scope])
  expect(await meanings()).toEqual([['a hero', 'everywhere']])
  undoing.order.undo()
  undoing.order.undo()
  expect(await meanings()).toEqual([['the bailiff', 'here']])
  undoing.order.undo()
  expect(await meanings()).toEqual([])
  undoing.order.redo()
  undoing.order.redo()
  await acts.remove([outcome.id])
  expect(await meanings()).toEqual([])
  undoing.order.undo()
  await clock.pass(1000)
  const again = await start()
  expect((await again.ownWords.of(book)).glosses).toMatchObject([{ meaning: 'a hero' }])
  expect((await again.ownWords.of(null)).glosses).toEqual([])
  expect(await db.ownWords.count()).toBe(1)
})

it('acts are undone after a library was restored, of which nothing was asked since', async () => {
  const under = await library()
  const { ownWords, undoing, restoring } = under.services
  undoing.order.show(book)
  const acts = await ownWords.acts()
  await acts.addGloss(inBook, words)
  const { last } = undoing.order
  await under.translate(0, 'Then')
  const then = await under.snapshot('then')
  await under.translate(0, 'Now')
  await restoring.apply(then, { kind: 'all' })
  expect(await last?.undo()).toBe('done')
  expect((await ownWords.of(book)).glosses).toEqual([])
})

it.each([
  ['no words', here, { ...words, reading: ' ', meaning: '' }, 'empty'],
  ['no expression', here, { ...words, expression: ' ' }, 'empty'],
  ['a meaning that is too long', here, { ...words, meaning: 'a'.repeat(2001) }, 'too-long'],
  ['an expression that is too long', here, { ...words, expression: '杨'.repeat(61) }, 'too-long'],
  ['no place', { ...here, place: null }, words, 'no-place'],
  ['no book', { ...inBook, book: null }, words, 'no-place'],
])('a gloss with %s is refused', async (_name, at, given, why) => {
  const { services } = await servicesUnderTest()
  expect(await (await services.ownWords.acts()).addGloss(at, given)).toEqual({ ok: false, why })
  expect((await services.ownWords.of(book)).glosses).toEqual([])
})

it('a term is a gloss without a row of its own, and follows the mark', async () => {
  const { services, db, clock } = await servicesUnderTest()
  const { ownWords } = services
  const marks = await services.marking.open(book)
  const [category] = services.marking.categories.get()
  if (!category) throw new Error('there are no categories')
  const { index, anchor } = place
  const mark = markOn(marks, {
    category: category.id,
    side: 'source',
    index,
    anchors: [anchor],
  })
  expect((await ownWords.of(book)).glosses).toEqual([])
  marks.turn('term', { selected: null, paragraph: null, marks: [mark.id] })
  marks.writeWords(mark.id, 'term.rendering', 'the bailiff')
  expect((await ownWords.of(book)).glosses).toMatchObject([
    { id: mark.id, from: 'term', expression: '杨志', meaning: 'the bailiff', scope: 'book' },
  ])
  const listed = async () =>
    (await ownWords.all()).map(({ kind, id, bookId }) => ({ kind, id, bookId }))
  expect(await listed()).toEqual([{ kind: 'term', id: mark.id, bookId: book }])
  await clock.pass(1000)
  expect(await db.ownWords.count()).toBe(0)
  const change = { field: 'presence', to: 'deleted' } as const
  await services.notebook.change([{ id: mark.id, change }], 'deleteMark')
  expect(await listed()).toEqual([])
})

it('a correction of the same word replaces the one before, and one undo brings it back', async () => {
  const { services } = await servicesUnderTest()
  const { ownWords, undoing } = services
  const acts = await ownWords.acts()
  undoing.order.show(book)
  await acts.correctWords(inBook, ['杨', '志'])
  await acts.correctWords(inBook, ['杨志'])
  await acts.correctReading(inBook, '杨志', 'yang2zhi4')
  const said = async () => {
    const { boundaries, readings } = await ownWords.of(book)
    return [...boundaries.map(({ parts }) => parts.join('|')), ...readings.map(r => r.reading)]
  }
  expect(await said()).toEqual(['杨志', 'yang2 zhi4'])
  undoing.order.undo()
  undoing.order.undo()
  expect(await said()).toEqual(['杨|志'])
  expect(await acts.correctReading(inBook, '杨志', 'yang2')).toEqual({
    ok: false,
    why: 'not-a-reading',
  })
})

it('words are known in every book, and looking up is counted but no step of undoing', async () => {
  const { services } = await servicesUnderTest()
  const { ownWords, undoing } = services
  const acts = await ownWords.acts()
  undoing.order.show(book)
  const changes: OwnWordsChange[] = []
  ownWords.follow(change => changes.push(change))
  await acts.meet(inBook, '杨志', text)
  await acts.meet(inBook, '杨志', text)
  expect(await ownWords.all()).toMatchObject([{ kind: 'met', count: 2, sentence: text, place }])
  expect(undoing.order.next.get().undo).toBeNull()
  await acts.setStatus(['杨志', '道'], 'known')
  await acts.setStatus(['道'], 'ignored')
  const statuses = async () =>
    (await ownWords.of(null)).statuses.map(({ expression, status }) => `${expression} ${status}`)
  expect(await statuses()).toEqual(['杨志 known', '道 ignored'])
  undoing.order.undo()
  undoing.order.undo()
  expect(await statuses()).toEqual([])
  expect(changes.at(-1)).toEqual({ book: null, kinds: new Set(['status']) })
})

it('an act that something has changed since is not undone', async () => {
  const { services } = await servicesUnderTest()
  const { ownWords, undoing } = services
  const acts = await ownWords.acts()
  undoing.order.show(book)
  const outcome = await acts.addGloss(inBook, words)
  if (!outcome.ok) throw new Error(outcome.why)
  const { last } = undoing.order
  await acts.changeGloss(outcome.id, inBook, { ...words, meaning: 'a hero' })
  expect(await last?.undo()).toBe('done')
  expect((await ownWords.of(book)).glosses).toEqual([])
})

it('all words of all books are listed, and follow what is changed and undone', async () => {
  const { services, start, clock } = await servicesUnderTest()
  const { ownWords, undoing } = services
  const acts = await ownWords.acts()
  undoing.order.show(book)
  await acts.meet(inBook, '杨志', text)
  const said = async (of: typeof ownWords) =>
    (await of.all()).map(({ kind, expression }) => `${kind} ${expression}`)
  expect(await said(ownWords)).toEqual(['met 杨志'])
  const { length } = await ownWords.all()
  await acts.setStatus(['杨志'], 'learning')
  expect(await said(ownWords)).toEqual(['met 杨志', 'status 杨志'])
  expect(length).toBe(1)
  const [first] = await ownWords.all()
  await acts.remove(first && first.kind !== 'term' ? [first.id] : [])
  expect(await said(ownWords)).toEqual(['status 杨志'])
  undoing.order.undo()
  expect(await said(ownWords)).toEqual(['met 杨志', 'status 杨志'])
  await clock.pass(1000)
  const again = await start()
  expect((await said(again.ownWords)).toSorted()).toEqual(['met 杨志', 'status 杨志'])
})

it('a word that is looked up leaves what the dictionary knows as it is', async () => {
  const { services } = await servicesUnderTest()
  const before = await services.ownWords.of(book)
  await (await services.ownWords.acts()).meet(inBook, '杨志', text)
  expect(await services.ownWords.of(book)).toBe(before)
})
