import { expect, it } from 'vitest'
import { chaptersToCollate, isInRange, rowsOfChapter } from './chapter-rows.ts'

const chapter = (title: string, level: number, paragraphs: number, continues?: true) => ({
  file: `${title}.json`,
  sha256: '0'.repeat(64),
  title,
  level,
  paragraphs,
  characters: paragraphs,
  headings: [],
  ...(continues && { continues }),
})
const chapters = [
  chapter('卷一', 1, 1),
  chapter('第一回', 2, 3),
  chapter('第一回', 2, 2, true),
  chapter('第二回', 2, 4),
  chapter('卷二', 1, 5),
]

it('a chapter contains what is under it and the files that continue it', () => {
  expect(
    chaptersToCollate({ chapters }).map(({ title, start, end }) => [title, start, end]),
  ).toEqual([
    ['卷一', 0, 10],
    ['第一回', 1, 6],
    ['第二回', 6, 10],
    ['卷二', 10, 15],
  ])
})

it('the rows of a chapter begin with its first paragraph, and what only the other edition has follows', () => {
  const row = (here: readonly number[], there: readonly number[]) => ({
    here,
    there,
    variants: [],
    isMoved: false,
  })
  const rows = [row([], [0]), row([0], [1]), row([1, 2], [2]), row([], [3]), row([3], [4])]
  expect(rowsOfChapter(rows, { start: 0, end: 1 })).toEqual({ first: 0, end: 2 })
  expect(rowsOfChapter(rows, { start: 1, end: 3 })).toEqual({ first: 2, end: 4 })
  expect(rowsOfChapter(rows, { start: 3, end: 9 })).toEqual({ first: 4, end: 5 })
  expect([1, 2, 3, 4].map(one => isInRange(one, { first: 2, end: 4 }))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(isInRange(9, null)).toBe(true)
})
