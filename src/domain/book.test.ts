import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  characterCount,
  paragraphCount,
  sectionLimit,
  sectionsOf,
  type ChapterEntry,
} from './book.ts'
import { paragraphId } from './ids.ts'

const chapter = (paragraphs: number, headings: readonly number[] = []): ChapterEntry => ({
  file: 'chapters/0001.json',
  title: '',
  level: 1,
  paragraphs,
  characters: paragraphs * 10,
  headings: headings.map(index => ({
    paragraph: paragraphId(`p${index}`),
    level: 2,
    title: 'A heading',
    index,
  })),
  sha256: '0'.repeat(64),
})

const bookOf = (...lengths: number[]) => ({ chapters: lengths.map(length => chapter(length)) })

describe('sections of a book', () => {
  it('cut each chapter into parts of nearly equal size', () => {
    const long = sectionLimit + 1
    const half = Math.round(long / 2)
    const sections = sectionsOf(bookOf(long, 2))
    expect(sections.map(({ id, start, end, offset }) => [id, start, end, offset])).toEqual([
      ['0.0', 0, half, 0],
      ['0.1', half, long, half],
      ['1.0', 0, 2, long],
    ])
  })

  const long = sectionLimit + 12
  const even = long / 2

  it.each([
    ['end before a near heading', [even - 3], even - 3],
    ['end before the nearer of two headings', [even - 5, even + 3], even + 3],
    ['end before the first of several headings in a row', [even - 4, even - 3, even - 2], even - 4],
    ['have equal sizes if the heading is far', [3, even - 12], even],
    ['have equal sizes if the chapter has no heading', [], even],
  ])('%s', (_, headings, border) => {
    const sections = sectionsOf({ chapters: [chapter(long, headings)] })
    expect(sections.map(({ start, end }) => [start, end])).toEqual([
      [0, border],
      [border, long],
    ])
  })

  it('are computed quickly when every paragraph is a heading', () => {
    const all = Array.from({ length: 400_000 }, (_, i) => i)
    expect(sectionsOf({ chapters: [chapter(all.length, all)] }).at(-1)?.end).toBe(all.length)
  })

  it('hold every paragraph once, in order, and at most 40 of them, wherever the headings are', () => {
    const shape = fc.record({
      length: fc.nat(500),
      headings: fc.uniqueArray(fc.nat(499), { maxLength: 60 }),
    })
    fc.assert(
      fc.property(fc.array(shape, { maxLength: 8 }), shapes => {
        const lengths = shapes.map(({ length }) => length)
        const chapters = shapes.map(({ length, headings }) =>
          chapter(
            length,
            headings.filter(index => index < length).toSorted((a, b) => a - b),
          ),
        )
        const sections = sectionsOf({ chapters })
        let next = 0
        for (const { chapter, start, end, offset } of sections) {
          const before = lengths.slice(0, chapter).reduce((sum, length) => sum + length, 0)
          expect([before + start, offset]).toEqual([next, next])
          expect(end - start).toBeGreaterThan(0)
          expect(end - start).toBeLessThanOrEqual(sectionLimit)
          next += end - start
        }
        expect(next).toBe(paragraphCount({ chapters }))
        expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length)
      }),
    )
  })
})

it("a book counts its chapters' paragraphs and characters", () => {
  expect(paragraphCount(bookOf(3, 4))).toBe(7)
  expect(characterCount(bookOf(3, 4))).toBe(70)
  expect(paragraphCount(bookOf())).toBe(0)
})
