import { expect, it } from 'vitest'
import { chapterAt, wholeChapters } from './chapters.ts'

const chapter = (title: string, paragraphs: number, continues?: true) => ({
  file: 'chapters/0001.json',
  title,
  level: 1,
  paragraphs,
  characters: 0,
  headings: [],
  sha256: '',
  ...(continues && { continues }),
})
const chapters = wholeChapters({
  chapters: [chapter('一', 3), chapter('', 2, true), chapter('二', 4)],
})

it('entries that continue a chapter belong to it', () => {
  expect(chapters).toEqual([
    { title: '一', start: 0, end: 5 },
    { title: '二', start: 5, end: 9 },
  ])
})

it.each([
  [0, 0],
  [4, 0],
  [5, 1],
  [8, 1],
  [99, 1],
])('paragraph %s is in chapter %s', (index, number) => {
  expect(chapterAt(chapters, index)).toBe(number)
})

it('a book without chapters has all of its marks in the first', () => {
  expect(chapterAt([], 7)).toBe(0)
})
