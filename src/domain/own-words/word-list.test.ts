import { expect, it } from 'vitest'
import { bookId, ownWordId } from '../ids.ts'
import type { OwnWord } from './own-word.ts'
import { inWordOrder, isWanted, listedWords, textOfListed, type WordLine } from './word-list.ts'

const book = bookId('b1')
const other = bookId('b2')
const common = (name: string, expression: string, updatedAt = 1) => ({
  id: ownWordId(name),
  place: null,
  expression,
  createdAt: 1,
  updatedAt,
  deletedAt: null,
})
const met = (name: string, expression: string, where = book, at = 1): OwnWord => ({
  ...common(name, expression, at),
  kind: 'met',
  scope: 'book',
  bookId: where,
  sentence: `${expression}来了。`,
  count: 1,
})
const known = (expression: string): OwnWord => ({
  ...common(`known-${expression.codePointAt(0) ?? 0}`, expression),
  kind: 'status',
  scope: 'everywhere',
  bookId: null,
  status: 'known',
})
const ids = (words: readonly Pick<WordLine, 'row'>[]) => words.map(({ row }) => row.id)
const expressions = (words: readonly Pick<WordLine, 'row'>[]) =>
  words.map(({ row }) => row.expression)

it('a status is said in the lines of its word, and has a line of its own only without them', () => {
  const rows = [met('a', '杨志'), met('b', '杨志', other), known('杨志'), known('道')]
  expect(listedWords(rows, null).map(({ row, status }) => [row.id, status])).toEqual([
    ['a', 'known'],
    ['b', 'known'],
    ['known-36947', 'known'],
  ])
  expect(ids(listedWords(rows, book))).toEqual(['a'])
})

it.each([
  ['met', 'all', ['a', 'b']],
  ['all', 'known', ['a', 'known-36947']],
  ['all', 'none', ['b']],
  ['status', 'all', ['known-36947']],
  ['gloss', 'all', []],
] as const)('the lines of kind %s with the status %s are %j', (kind, status, wanted) => {
  const words = listedWords([met('a', '杨志'), met('b', '林冲'), known('杨志'), known('道')], null)
  expect(ids(words.filter(word => isWanted(word, { kind, status })))).toEqual(wanted)
})

it.each([
  ['time', ['林', '走', '杨']],
  ['pinyin', ['林', '杨', '走']],
  ['frequency', ['走', '林', '杨']],
] as const)('by %s the lines are %j', (order, wanted) => {
  const rows = [met('a', '杨', book, 1), met('b', '走', book, 2), met('c', '林', book, 3)]
  const described = new Map([['走', { reading: 'zǒu', meaning: 'to walk', frequency: 6 }]])
  expect(expressions(inWordOrder(listedWords(rows, null), order, described))).toEqual(wanted)
})

it('a word is found by its sentence', () => {
  expect(listedWords([met('a', '杨志')], null).map(textOfListed)).toEqual(['杨志\n杨志来了。'])
})
