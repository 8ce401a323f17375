/** A translation that came with a text, and its pairing with the source. */
import type { Pairing } from '#domain/align/pairing'
import type { ParagraphId } from '#domain/ids'
import { emptyText, isBlank, type RichText } from '#domain/rich-text'
import type { BookText } from '../importer.ts'

/** A translation and its pairing, while the reader can still correct it. */
export interface ImportedTranslation {
  /** BCP 47. */
  readonly language: string
  /** Its paragraphs in order. No paragraph is blank. */
  readonly texts: readonly RichText[]
  /** One entry for each paragraph of the book. */
  readonly pairing: Pairing
  /** Present if each paragraph has several translations: how many. */
  readonly several?: number
}

/** The translation of one paragraph of a book. */
export interface BesideParagraph {
  readonly paragraph: ParagraphId
  /** The paragraph's index in the whole book, from 0. */
  readonly index: number
  /** The translation; if it has several paragraphs, each is a line. */
  readonly text: RichText
  /** Other translations of the paragraph. */
  readonly others?: readonly RichText[]
  readonly doubtful: boolean
}

/** Returns the translation of each paragraph of `text`. Paragraphs without one are left out. */
export function besideParagraphs(
  { chapters }: BookText,
  { texts, pairing, several }: ImportedTranslation,
): readonly BesideParagraph[] {
  return chapters.flat().flatMap(({ id }, index) => {
    const { start = 0, end = 0, doubtful = false } = pairing[index] ?? {}
    const own = texts.slice(start, end)
    const [first, ...others] = own
    if (several !== undefined && first && own.length === several)
      return [{ paragraph: id, index, text: first, others, doubtful }]
    const text = onLines(own)
    return isBlank(text) ? [] : [{ paragraph: id, index, text, doubtful }]
  })
}

/** Joins several texts into one, each on its own line. */
export function onLines(texts: readonly RichText[]): RichText {
  return texts.reduce((joined, { text, spans }, i) => {
    const lead = i === 0 ? '' : '\n'
    const offset = joined.text.length + lead.length
    return {
      text: joined.text + lead + text,
      spans: [
        ...joined.spans,
        ...spans.map(span => ({ ...span, start: span.start + offset, end: span.end + offset })),
      ],
    }
  }, emptyText)
}
