import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { sectionLimit, type Paragraph } from '../book.ts'
import { paragraphId } from '../ids.ts'
import { printedPlace, shownIndex, dividedBy } from './book-structure.ts'
import { shownChapters, shownSections } from './shown-chapters.ts'
import { shownParagraphs } from './shown-paragraphs.ts'
import { anyDividedBook, changeAt, dividedBook, type DividedBook } from './testing.ts'

/** Where the shown paragraphs begin, found by walking through every character of the book. */
function beginnings({ chapters, rows }: DividedBook) {
  const found: { index: number; offset: number }[] = []
  let index = 0
  for (const chapter of chapters)
    for (const [i, { id, text }] of chapter.entries()) {
      if (i === 0 || rows.get(id)?.begins !== false) found.push({ index, offset: 0 })
      for (let offset = 1; offset <= text.length + 5; offset++)
        if (rows.get(paragraphId(`${id}.at.${offset}`))?.begins === true)
          found.push({ index, offset })
      index++
    }
  return found
}

const entriesOf = ({ chapters }: DividedBook) =>
  chapters.map((chapter, i) => ({
    file: `${i}`,
    title: '',
    level: 1,
    paragraphs: chapter.length,
    characters: 0,
    headings: [],
    sha256: '',
  }))

it('every place of the print is in the shown paragraph that begins at it or last before it', () => {
  fc.assert(
    fc.property(anyDividedBook(), book => {
      const begins = beginnings(book)
      for (const [shown, place] of begins.entries())
        expect(printedPlace(book.structure, shown)).toEqual(place)
      for (const [index, { text }] of book.printed.entries())
        for (let offset = 0; offset < text.length; offset++) {
          const after = begins.findIndex(
            one => one.index > index || (one.index === index && one.offset > offset),
          )
          const shown = (after < 0 ? begins.length : after) - 1
          expect(shownIndex(book.structure, index, offset)).toBe(shown)
        }
    }),
  )
})

it('shown sections have every shown paragraph once, in order, and its print', () => {
  fc.assert(
    fc.property(anyDividedBook(), book => {
      const sections = shownSections(book.structure, entriesOf(book))
      let next = 0
      for (const { offset, start, end, from, to } of sections) {
        expect(offset).toBe(next)
        expect(end).toBeGreaterThan(start)
        const printed = { first: from, paragraphs: book.printed.slice(from, to) }
        const range = { start: offset, end: offset + end - start }
        expect(shownParagraphs(book.structure, printed, range)).toHaveLength(end - start)
        next += end - start
      }
      expect(next).toBe(beginnings(book).length)
      const chapters = shownChapters(book.structure, entriesOf(book))
      expect(chapters.reduce((sum, { paragraphs }) => sum + paragraphs, 0)).toBe(next)
    }),
  )
})

it('the shown paragraphs are the print, with nothing but a space at a join', () => {
  fc.assert(
    fc.property(anyDividedBook(), book => {
      const printed = { first: 0, paragraphs: book.printed }
      const shown = shownParagraphs(book.structure, printed, {
        start: 0,
        end: beginnings(book).length,
      })
      const letters = (all: readonly Paragraph[]) =>
        all.map(({ text }) => text.replaceAll(' ', '')).join('')
      expect(letters(shown)).toBe(letters(book.printed))
    }),
  )
})

const body = (...texts: readonly string[]): readonly Paragraph[] =>
  texts.map((text, i) => ({ id: paragraphId(`p${i}`), kind: 'body', text }))

it('a join leaves the sections of other chapters and of most of its own as they were', () => {
  const chapters = [body(...Array.from({ length: 95 }, (_, i) => `第${i}段`))]
  const { structure } = dividedBook(chapters, [
    changeAt(chapters[0] ?? [], 3, 0, { begins: false }),
  ])
  const [first, second, third] = shownSections(structure, [{ paragraphs: 95, headings: [] }])
  expect(first?.to).toBeLessThanOrEqual(sectionLimit)
  expect(second).toMatchObject({ from: first?.to, offset: (first?.to ?? 0) - 1 })
  expect(third).toMatchObject({ to: 95, from: second?.to })
})

it('a paragraph joined over the border of two sections is in the first of them', () => {
  const printed = body(...Array.from({ length: 60 }, (_, i) => `第${i}段`))
  const { structure } = dividedBook([printed], [changeAt(printed, 30, 0, { begins: false })])
  const [first, second] = shownSections(structure, [{ paragraphs: 60, headings: [] }])
  expect(first).toMatchObject({ offset: 0, end: 30, from: 0, to: 31 })
  expect(second).toMatchObject({ offset: 30, start: 30, from: 31, to: 60 })
})

const chapter = (printed: readonly Paragraph[]) => ({
  file: '1',
  title: '第一章',
  level: 1,
  paragraphs: printed.length,
  characters: 0,
  headings: printed.flatMap(({ id, kind, text }, index) =>
    kind === 'heading' ? [{ paragraph: id, level: 1, title: text, index }] : [],
  ),
  sha256: '',
})

it.each<[string, Parameters<typeof changeAt>[3] & { at: number; offset?: number }, unknown[]]>([
  [
    'a joined second line of a heading is part of its title',
    { at: 1, begins: false },
    [{ title: '第一章白皮书', index: 0 }],
  ],
  [
    'a paragraph that was made a heading is in the contents with its level',
    { at: 2, kind: 'heading', level: 3 },
    [
      { title: '第一章', index: 0 },
      { title: '正文。', level: 3, index: 2 },
    ],
  ],
  ['a heading that was made something else leaves the contents', { at: 0, kind: 'quotation' }, []],
  [
    'a heading that was split has only its own part as a title',
    { at: 0, offset: 2, begins: true },
    [{ title: '第一章', index: 0 }],
  ],
])('%s', (_what, { at, offset = 0, ...fields }, headings) => {
  const [first, ...others] = body('第一章', '白皮书', '正文。')
  if (!first) throw new Error('no paragraph')
  const printed: readonly Paragraph[] = [{ ...first, kind: 'heading', level: 1 }, ...others]
  const row = changeAt(printed, at, offset, fields)
  const structure = dividedBy([chapter(printed)], new Map([[row.place, row]]))
  expect(shownChapters(structure, [chapter(printed)])[0]?.headings).toMatchObject(headings)
})

it('a row about a paragraph that the book does not have changes nothing', () => {
  const printed = body('一', '二')
  const row = { ...changeAt(printed, 1, 0, { begins: false }), index: 7 }
  const { divided } = dividedBy([chapter(printed)], new Map([[row.place, row]]))
  expect(divided).toEqual([])
})
