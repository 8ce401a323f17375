import { bookId } from '#domain/ids'
import type { RestoreCounts } from '#services/restoring/restoring'
import { expect, it } from 'vitest'
import { restoresNothing, isUntouched } from './restore-counts.ts'

const none: RestoreCounts = { added: 0, changed: 0, conflicting: 0, deleted: 0, same: 9 }

it.each<[keyof RestoreCounts, boolean]>([
  ['added', false],
  ['changed', false],
  ['conflicting', false],
  ['deleted', false],
  ['same', true],
])('says whether counts with %s rows leave everything untouched: %s', (verdict, expected) => {
  expect(isUntouched({ ...none, [verdict]: 1 })).toBe(expected)
})

it('changes something as soon as one book, or a row of no book, is touched', () => {
  const book = {
    book: bookId('b'),
    title: null,
    isHere: true,
    bringsText: false,
    translations: none,
    annotations: none,
  }
  const touched = { ...none, added: 1 }
  expect(restoresNothing({ books: [book, book], other: none })).toBe(true)
  expect(restoresNothing({ books: [book], other: touched })).toBe(false)
  expect(restoresNothing({ books: [book, { ...book, annotations: touched }], other: none })).toBe(
    false,
  )
  const text = { ...book, isHere: false, bringsText: true }
  expect(restoresNothing({ books: [book, text], other: none })).toBe(false)
})
