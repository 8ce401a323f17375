import { expect, it } from 'vitest'
import { cutAtParagraphs, placesInRow } from './variants.ts'

it('a variant over the end of a paragraph is cut there, and its first piece has the other words', () => {
  const variant = { start: 1, end: 4, otherStart: 1, otherEnd: 3 }
  const cut = cutAtParagraphs([variant], ['ab', 'cde'])
  expect(cut).toEqual([
    { start: 1, end: 2, otherStart: 1, otherEnd: 3 },
    { start: 2, end: 4, otherStart: 3, otherEnd: 3 },
  ])
  expect(cut.map(({ start, end }) => placesInRow(['ab', 'cde'], start, end))).toEqual([
    [{ paragraph: 0, start: 1, end: 2 }],
    [{ paragraph: 1, start: 0, end: 2 }],
  ])
})

it('words that are put in between two paragraphs belong to the end of the first', () => {
  expect(placesInRow(['ab', 'cde'], 2, 2)).toEqual([{ paragraph: 0, start: 2, end: 2 }])
})
