import { expect, it } from 'vitest'
import { anchorAt } from '../anchor.ts'
import { matchEditions } from '../editions/match.ts'
import { bookId, ownWordId, paragraphId } from '../ids.ts'
import { carryOwnWords } from './carry-own-words.ts'
import { isSound, nameOfOwnWord, type Gloss, type OwnWord, type WordScope } from './own-word.ts'

const [oldBook, newBook] = [bookId('old'), bookId('new')]
const now = 5000
const a = '那人在山下住了三年，每天只在清早出门打水。'
const b = '镇上的茶馆到了冬天就很少有人坐到天黑。'
const changed = '镇上的茶館，到了冬天就很少有人坐到天黑，'

function editions(oldTexts: readonly string[], freshTexts: readonly string[]) {
  const named = (name: string, texts: readonly string[]) =>
    texts.map((text, i) => ({ id: paragraphId(`${name}${i}`), text }))
  const [old, fresh] = [named('o', oldTexts), named('f', freshTexts)]
  return { old, fresh, match: matchEditions(old, fresh), book: newBook, language: 'zh-Hans' }
}

const placeOf = (index: number, text: string, words: string) => ({
  index,
  anchor: anchorAt(
    paragraphId(`o${index}`),
    text,
    text.indexOf(words),
    text.indexOf(words) + words.length,
  ),
})
const common = (scope: WordScope, expression: string, index: number, text: string) => ({
  id: ownWordId(`${scope}-${expression.codePointAt(0) ?? 0}`),
  scope,
  bookId: scope === 'everywhere' ? null : oldBook,
  place: scope === 'everywhere' ? null : placeOf(index, text, expression),
  expression,
  createdAt: 1,
  updatedAt: 2,
  deletedAt: null,
})
const gloss = (...what: Parameters<typeof common>): Gloss => ({
  ...common(...what),
  kind: 'gloss',
  reading: '',
  meaning: 'meaning',
  note: '',
})

it('what is said of a book and of a place is at the same words of the new edition', () => {
  const rows: readonly OwnWord[] = [
    gloss('book', '茶馆', 1, b),
    gloss('here', '打水', 0, a),
    { ...common('here', '清早', 0, a), kind: 'reading', reading: 'qing1 zao3' },
    { ...common('book', '天黑', 1, b), kind: 'boundary', parts: ['天', '黑'] },
    { ...common('book', '冬天', 1, b), kind: 'met', sentence: b, count: 3 },
    gloss('everywhere', '自由', 0, a),
  ]
  const carried = carryOwnWords(rows, editions([a, b], [b, a]), [], now)
  expect(carried).toMatchObject({ counts: { kept: 5, standing: 0, left: 0 } })
  expect(carried.rows.every(row => row.bookId === newBook && isSound(row))).toBe(true)
  expect(carried.rows.map(({ place }) => [place?.index, place?.anchor.quote.exact])).toEqual([
    [0, '茶馆'],
    [1, '打水'],
    [1, '清早'],
    [0, '天黑'],
    [0, '冬天'],
  ])
  expect(carried.rows[3]?.id).toBe(nameOfOwnWord('boundary', newBook, '天黑'))
})

it('what counts at one place is left if the words are gone, and what counts in the book is not', () => {
  const rows = [gloss('here', '打水', 0, a), gloss('book', '清早', 0, a)]
  const carried = carryOwnWords(rows, editions([a, b], [b]), [], now)
  expect(carried.counts).toEqual({ kept: 1, standing: 0, left: 1 })
  expect(carried.rows).toMatchObject([{ expression: '清早', place: null, scope: 'book' }])
})

it('a place whose words are others now is not certain', () => {
  const rows = [gloss('here', '茶馆', 1, b)]
  expect(carryOwnWords(rows, editions([a, b], [a, changed]), [], now).counts.left).toBe(1)
})

it('carrying twice doubles nothing, and what was deleted since comes back', () => {
  const rows = [gloss('here', '打水', 0, a), gloss('book', '茶馆', 1, b)]
  const both = editions([a, b], [a, b])
  const first = carryOwnWords(rows, both, [], now)
  const [one, two] = first.rows
  expect(carryOwnWords(rows, both, first.rows, now)).toMatchObject({
    counts: { kept: 0, standing: 2 },
  })
  const deleted = [one, two && { ...two, deletedAt: 6000 }].filter(row => row !== undefined)
  expect(carryOwnWords(rows, both, deleted, now).rows).toEqual([two])
})

it('what came with an edition between the two is not carried once more', () => {
  const rows: readonly OwnWord[] = [
    gloss('here', '打水', 0, a),
    gloss('book', '茶馆', 1, b),
    { ...gloss('book', '茶馆', 1, b), id: ownWordId('second'), meaning: 'another meaning' },
    { ...common('here', '清早', 0, a), kind: 'reading', reading: 'qing1 zao3' },
    { ...common('book', '天黑', 1, b), kind: 'boundary', parts: ['天', '黑'] },
  ]
  const [first, between] = [editions([a, b], [b, a]), bookId('between')]
  const copies = carryOwnWords(rows, { ...first, book: between }, [], now).rows
  const last = [a, b].map((text, i) => ({ id: paragraphId(`g${i}`), text }))
  const pair = (old: typeof last) => ({
    ...first,
    old,
    fresh: last,
    match: matchEditions(old, last),
  })
  const there = carryOwnWords(copies, pair(first.fresh), [], now).rows
  expect(there).toHaveLength(5)
  const again = carryOwnWords(rows, pair(first.old), there, now + 1)
  expect(again).toEqual({ rows: [], counts: { kept: 0, standing: 5, left: 0 } })
  const [, , second] = there
  const changed = there.map(row => (row.kind === 'gloss' ? { ...row, note: 'since' } : row))
  const [one] = changed.filter(row => row !== undefined)
  const single = rows.slice(0, 1)
  expect(carryOwnWords(single, pair(first.old), one ? [one] : [], now + 1)).toEqual({
    rows: [],
    counts: { kept: 0, standing: 1, left: 0 },
  })
  const less = there.filter(row => row !== second)
  expect(carryOwnWords(rows, pair(first.old), less, now + 1).rows).toMatchObject([
    { meaning: 'another meaning' },
  ])
})
