/** A translation that came with a text, and its pairing with the source. */
import type { Pairing } from '#domain/align/pairing'
import type { ParagraphId } from '#domain/ids'
import { emptyText, isBlank, type RichText } from '#domain/rich-text'
import type { TranslationState } from '#domain/translation'
import type { TextDetails } from '../draft.ts'
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
  /** What the file says of each of `texts`; absent if it says nothing. */
  readonly details?: readonly TextDetails[]
  /** The paragraphs of the book, from 0, that need review although they have no translation. */
  readonly toReview?: readonly number[]
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
  /** Absent if the file states none. */
  readonly state?: TranslationState
}

/** Returns the translation of each paragraph of `text`. Paragraphs without one are left out. */
export function besideParagraphs(
  { chapters }: BookText,
  { texts, pairing, several, details = [], toReview = [] }: ImportedTranslation,
): readonly BesideParagraph[] {
  const reviewed = new Set(toReview)
  return chapters.flat().flatMap(({ id: paragraph }, index): readonly BesideParagraph[] => {
    const { start = 0, end = 0, doubtful = false } = pairing[index] ?? {}
    const own = texts.slice(start, end)
    const [first, ...rest] = own
    if (several !== undefined && first && own.length === several)
      return [{ paragraph, index, text: first, others: rest, doubtful }]
    const text = onLines(own)
    if (isBlank(text))
      return reviewed.has(index) ? [{ paragraph, index, text, doubtful, state: 'check' }] : []
    const said = details.slice(start, end)
    const state = stateOf(said)
    const others = said.length === 1 ? said[0]?.others : undefined
    return [
      { paragraph, index, text, doubtful, ...(others && { others }), ...(state && { state }) },
    ]
  })
}

/** Returns the state of texts that become one; null if the file states none of one of them. */
function stateOf(said: readonly TextDetails[]): TranslationState | null {
  const states = said.map(({ state }) => state ?? null)
  if (states.includes('check')) return 'check'
  if (states.length === 0 || states.includes(null)) return null
  return states.every(state => state === 'done') ? 'done' : 'draft'
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
