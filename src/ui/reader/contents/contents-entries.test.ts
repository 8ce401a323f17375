import type { Book, ChapterEntry } from '#domain/book'
import { paragraphId } from '#domain/ids'
import type { TranslationState } from '#domain/translation'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contentsOf, entryAt, progressBetween, ranksOf } from './contents-entries.ts'

/** A chapter of `paragraphs` with headings at `[index, level]`. */
const chapter = (paragraphs: number, ...headings: [number, number][]): ChapterEntry => ({
  file: 'chapters/0001.json',
  title: '',
  level: 1,
  paragraphs,
  characters: 0,
  headings: headings.map(([index, level]) => ({
    paragraph: paragraphId(`p${index}`),
    level,
    title: `${level}`,
    index,
  })),
  sha256: '',
})
const book = (...chapters: ChapterEntry[]): Pick<Book, 'chapters'> => ({ chapters })
const stretches = (text: Pick<Book, 'chapters'>) =>
  contentsOf(text).map(({ heading, start, end }) => [heading.level, start, end])

it("ends a heading's text at the next heading of its level or above", () => {
  expect(stretches(book(chapter(20, [0, 1], [2, 2], [4, 3], [6, 3], [9, 2], [15, 1])))).toEqual([
    [1, 0, 15],
    [2, 2, 9],
    [3, 4, 6],
    [3, 6, 9],
    [2, 9, 15],
    [1, 15, 20],
  ])
})

it('counts paragraphs through the whole book', () => {
  expect(stretches(book(chapter(5, [1, 1]), chapter(5, [0, 2]), chapter(5, [2, 1])))).toEqual([
    [1, 1, 12],
    [2, 5, 12],
    [1, 12, 15],
  ])
})

it('returns the heading that a paragraph is under', () => {
  const entries = contentsOf(book(chapter(10, [2, 1], [5, 2])))
  expect([0, 2, 4, 5, 9].map(index => entryAt(entries, index)?.start ?? null)).toEqual([
    null,
    2,
    2,
    5,
    5,
  ])
})

it('returns the same heading as a search through all of them', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(40)), fc.nat(50), (places, index) => {
      const headings = places.toSorted((a, b) => a - b).map((at): [number, number] => [at, 1])
      const entries = contentsOf(book(chapter(60, ...headings)))
      expect(entryAt(entries, index)).toBe(entries.findLast(({ start }) => start <= index) ?? null)
    }),
  )
})

it('counts each heading among those of its level under the same heading', () => {
  const levels = [1, 2, 3, 3, 2, 1, 3, 2, 2]
  const headings = levels.map((level, at): [number, number] => [at, level])
  const ranks = ranksOf(contentsOf(book(chapter(20, ...headings))))
  expect(ranks.map(({ place, of }) => `${place}/${of}`)).toEqual([
    '1/2',
    '1/2',
    '1/2',
    '2/2',
    '2/2',
    '2/2',
    '1/1',
    '1/2',
    '2/2',
  ])
})

it('counts the states in a range as if it looked at each paragraph', () => {
  const state = fc.constantFrom<TranslationState>('draft', 'done', 'check')
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(30), state)), fc.nat(30), fc.nat(30), (pairs, a, b) => {
      const [start, end] = [Math.min(a, b), Math.max(a, b)]
      const states = new Map(pairs)
      const expected = { empty: 0, draft: 0, done: 0, check: 0 }
      for (let i = start; i < end; i++) expected[states.get(i) ?? 'empty']++
      expect(progressBetween(states)(start, end)).toEqual(expected)
    }),
  )
})
