/** A translation that came with a text: what it says, and where it stands beside the source. */
import type { Pairing } from '#domain/align/pairing'
import type { ParagraphId } from '#domain/ids'
import { emptyText, isBlank, type RichText } from '#domain/rich-text'
import type { BookText } from '../importer.ts'

/** A translation beside a text, as long as it can still be corrected. */
export interface ImportedTranslation {
  /** BCP 47. */
  readonly language: string
  /** Its paragraphs in their order, none blank. */
  readonly texts: readonly RichText[]
  /** Where they stand: one entry for every paragraph of the book. */
  readonly pairing: Pairing
}

/** What stands beside one paragraph of a book. */
interface BesideParagraph {
  readonly paragraph: ParagraphId
  /** The paragraph's place in the whole book, from 0. */
  readonly index: number
  /** Several paragraphs are lines of it. */
  readonly text: RichText
  readonly doubtful: boolean
}

/** What `translation` puts beside the paragraphs of `text`; those beside which nothing stands are left out. */
export function besideParagraphs(
  { chapters }: BookText,
  { texts, pairing }: ImportedTranslation,
): readonly BesideParagraph[] {
  return chapters.flat().flatMap(({ id }, index) => {
    const { start = 0, end = 0, doubtful = false } = pairing[index] ?? {}
    const text = joinedTexts(texts.slice(start, end))
    return isBlank(text) ? [] : [{ paragraph: id, index, text, doubtful }]
  })
}

/** Several texts as one, a line each. */
function joinedTexts(texts: readonly RichText[]): RichText {
  return texts.reduce((so, { text, spans }, i) => {
    const lead = i === 0 ? '' : '\n'
    const offset = so.text.length + lead.length
    return {
      text: so.text + lead + text,
      spans: [
        ...so.spans,
        ...spans.map(span => ({ ...span, start: span.start + offset, end: span.end + offset })),
      ],
    }
  }, emptyText)
}
