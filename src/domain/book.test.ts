import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  characterCount,
  paragraphCount,
  sectionLimit,
  sectionsOf,
  type ChapterEntry,
} from './book.ts'

const chapter = (paragraphs: number): ChapterEntry => ({
  file: 'chapters/0001.json',
  title: '',
  level: 1,
  paragraphs,
  characters: paragraphs * 10,
  headings: [],
  sha256: '0'.repeat(64),
})

const bookOf = (...lengths: number[]) => ({ chapters: lengths.map(chapter) })

describe('the sections of a book', () => {
  it('cut each chapter into pieces of nearly equal size', () => {
    const long = sectionLimit + 1
    const half = Math.round(long / 2)
    const sections = sectionsOf(bookOf(long, 2))
    expect(sections.map(({ id, start, end, offset }) => [id, start, end, offset])).toEqual([
      ['0.0', 0, half, 0],
      ['0.1', half, long, half],
      ['1.0', 0, 2, long],
    ])
  })

  it('hold every paragraph once, in order, and never too many', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { maxLength: 8 }), lengths => {
        const sections = sectionsOf(bookOf(...lengths))
        let next = 0
        for (const { chapter, start, end, offset } of sections) {
          const before = lengths.slice(0, chapter).reduce((sum, length) => sum + length, 0)
          expect([before + start, offset]).toEqual([next, next])
          expect(end - start).toBeGreaterThan(0)
          expect(end - start).toBeLessThanOrEqual(sectionLimit)
          next += end - start
        }
        expect(next).toBe(paragraphCount(bookOf(...lengths)))
        expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length)
      }),
    )
  })
})

it('counts what its chapters count', () => {
  expect(paragraphCount(bookOf(3, 4))).toBe(7)
  expect(characterCount(bookOf(3, 4))).toBe(70)
  expect(paragraphCount(bookOf())).toBe(0)
})
