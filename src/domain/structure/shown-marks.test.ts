import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { anchorAt, type Anchor } from '../anchor.ts'
import { paragraphId, type ParagraphId } from '../ids.ts'
import type { Half } from '../marking/halves.ts'
import { emptyText, plain, type RichText } from '../rich-text.ts'
import { printedPlace } from './book-structure.ts'
import { printedHalf, shownHalf, type PartTexts } from './shown-marks.ts'
import { shownParagraphs } from './shown-paragraphs.ts'
import { joinTexts } from './shown-text.ts'
import { anyDividedBook, changeAt, dividedBook, type DividedBook } from './testing.ts'

const textsOf = (
  { printed }: DividedBook,
  own: ReadonlyMap<ParagraphId, RichText> = new Map(),
): PartTexts => ({
  translation: part => own.get(part) ?? emptyText,
  source: id => printed.find(one => one.id === id)?.text,
})

const unread: PartTexts = { translation: () => emptyText, source: () => undefined }

/** A mark on a range of the print, which may cover several paragraphs. */
const anyHalf = (book: DividedBook): fc.Arbitrary<Half> => {
  const starts: number[] = []
  let length = 0
  for (const { text } of book.printed) {
    starts.push(length)
    length += text.length
  }
  return fc.tuple(fc.nat(length - 1), fc.integer({ min: 1, max: 20 })).map(([from, long]) => {
    const to = Math.min(from + long, length)
    const placed = book.printed.flatMap(({ id, text }, index) => {
      const at = starts[index] ?? 0
      const [start, end] = [Math.max(from - at, 0), Math.min(to - at, text.length)]
      return start < end ? [{ index, anchor: anchorAt(id, text, start, end) }] : []
    })
    const anchors = placed.map(({ anchor }) => anchor)
    return { side: 'source' as const, index: placed[0]?.index ?? 0, anchors }
  })
}

const bookWithHalf = anyDividedBook().chain(book => fc.tuple(fc.constant(book), anyHalf(book)))

const wordsOf = (anchors: readonly Anchor[]) =>
  anchors.map(({ quote }) => quote.exact.replaceAll(' ', '')).join('')

it('a mark on the source is shown at its own words, and is back in the print unchanged', () => {
  fc.assert(
    fc.property(bookWithHalf, ([book, half]) => {
      const { structure } = book
      const shown = shownHalf(half, structure, unread)
      const total = structure.divided.at(-1)?.index ?? 0
      const all = shownParagraphs(
        structure,
        { first: 0, paragraphs: book.printed },
        { start: 0, end: total + book.printed.length },
      )
      for (const { paragraphId: id, start, end, quote } of shown.anchors) {
        const there = all.find(one => one.id === id)
        expect(there?.text.slice(start, end)).toBe(quote.exact)
      }
      expect(all[shown.index]?.id).toBe(shown.anchors[0]?.paragraphId)
      expect(wordsOf(shown.anchors)).toBe(wordsOf(half.anchors))
      expect(printedHalf(shown, structure, textsOf(book))).toEqual(half)
    }),
    { numRuns: 500 },
  )
})

const joined = () => {
  const printed = ['国家兴，', '人民安。', '又一年。'].map((text, i) => ({
    id: paragraphId(`p${i}`),
    kind: 'body' as const,
    text,
  }))
  const book = dividedBook([printed], [changeAt(printed, 1, 0, { begins: false })])
  const own = new Map([
    [paragraphId('p0'), plain('The state thrives,')],
    [paragraphId('p1'), plain('the people are safe.')],
  ])
  return { book, texts: textsOf(book, own) }
}

const onTranslation = (id: string, text: string, words: string): Half => {
  const at = text.indexOf(words)
  return {
    side: 'translation',
    index: Number(id.slice(1)),
    anchors: [anchorAt(paragraphId(id), text, at, at + words.length)],
  }
}

it('a mark on the translation of a joined part is shown at its words', () => {
  const { book, texts } = joined()
  const half = onTranslation('p1', 'the people are safe.', 'people')
  const shown = shownHalf(half, book.structure, texts)
  const { content } = joinTexts([plain('The state thrives,'), plain('the people are safe.')])
  const [anchor] = shown.anchors
  expect(shown.index).toBe(0)
  expect(anchor?.paragraphId).toBe('p0')
  expect(content.text.slice(anchor?.start, anchor?.end)).toBe('people')
  expect(printedHalf(shown, book.structure, texts)).toEqual(half)
})

it('a mark over a join on the translation has an anchor in each part', () => {
  const { book, texts } = joined()
  const text = 'The state thrives, the people are safe.'
  const shown = onTranslation('p0', text, 'thrives, the people')
  const { anchors } = printedHalf(shown, book.structure, texts)
  expect(anchors.map(({ paragraphId: id, quote }) => [id, quote.exact])).toEqual([
    ['p0', 'thrives,'],
    ['p1', 'the people'],
  ])
  expect(shownHalf({ ...shown, anchors }, book.structure, texts).anchors[0]).toMatchObject({
    start: shown.anchors[0]?.start,
    end: shown.anchors[0]?.end,
  })
})

it('a mark whose words are gone from the translation stays with its paragraph', () => {
  const { book, texts } = joined()
  const half = onTranslation('p1', 'the old words.', 'old')
  expect(shownHalf(half, book.structure, texts)).toMatchObject({
    index: 0,
    anchors: [{ paragraphId: 'p0', quote: { exact: 'old' } }],
  })
})

it('marks after a division have the number of the shown paragraph', () => {
  const { book, texts } = joined()
  const half: Half = {
    side: 'source',
    index: 2,
    anchors: [anchorAt(paragraphId('p2'), '又一年。', 0, 2)],
  }
  expect(shownHalf(half, book.structure, texts)).toEqual({ ...half, index: 1 })
  expect(printedPlace(book.structure, 1)).toEqual({ index: 2, offset: 0 })
})
