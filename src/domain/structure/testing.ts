/** Random books with random divisions, for tests. */
import * as fc from 'fast-check'
import type { Paragraph } from '../book.ts'
import { bookId, paragraphId, type ParagraphId } from '../ids.ts'
import { dividedBy, type BookStructure } from './book-structure.ts'
import { keptEnd, keptWords, placeName, type ParagraphChange } from './paragraph-change.ts'

export interface DividedBook {
  readonly chapters: readonly (readonly Paragraph[])[]
  readonly printed: readonly Paragraph[]
  readonly rows: ReadonlyMap<ParagraphId, ParagraphChange>
  readonly structure: BookStructure
}

/** Returns the row that changes the place `offset` of printed paragraph `index`. */
export function changeAt(
  printed: readonly Paragraph[],
  index: number,
  offset: number,
  fields: Partial<ParagraphChange>,
): ParagraphChange {
  const { id, text } = printed[index] ?? { id: paragraphId('none'), text: '' }
  const before = printed[index - 1]
  return {
    bookId: bookId('b1'),
    place: placeName({ paragraph: id, offset }),
    index,
    begins: null,
    kind: null,
    level: null,
    words: text.slice(offset, offset + keptWords),
    after:
      before && offset === 0
        ? { id: before.id, length: before.text.length, end: before.text.slice(-keptEnd) }
        : null,
    updatedAt: 1,
    ...fields,
  }
}

export function dividedBook(
  chapters: readonly (readonly Paragraph[])[],
  changes: readonly ParagraphChange[],
): DividedBook {
  const rows = new Map(changes.map(row => [row.place, row]))
  const entries = chapters.map(paragraphs => ({ paragraphs: paragraphs.length, headings: [] }))
  return { chapters, printed: chapters.flat(), rows, structure: dividedBy(entries, rows) }
}

const words = fc.constantFrom(
  '共和国万岁。',
  '他说：“好。”',
  'She said no.',
  '一九四九年',
  'Mr Li',
  '𠮷野家。',
)

/** A book of a few chapters, in which many places are changed, some of them as printed again. */
export const anyDividedBook = (): fc.Arbitrary<DividedBook> =>
  fc
    .array(fc.array(words, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 3 })
    .chain(texts => {
      let index = 0
      const chapters = texts.map(chapter =>
        chapter.map((text): Paragraph => ({ id: paragraphId(`p${index++}`), kind: 'body', text })),
      )
      const printed = chapters.flat()
      const change = fc
        .record({
          index: fc.nat(printed.length - 1),
          offset: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 })),
          begins: fc.option(fc.boolean()),
        })
        .map(({ index: at, offset, begins }) => changeAt(printed, at, offset, { begins }))
      return fc
        .uniqueArray(change, { selector: ({ place }) => place, maxLength: 12 })
        .map(changes => dividedBook(chapters, changes))
    })
