import { hasWord } from '#domain/text/has-word'
import type { MissingCharacter, NoteReference, Paragraph, PlainInline, Ruby } from '#domain/book'
import type { RichText } from '#domain/rich-text'
import type { TranslationState } from '#domain/translation'
import type { JoinedLine } from './choices.ts'
import type { HeadingReason } from './findings.ts'

/**
 * A reference to a note before paragraphs have ids: `note` is the label of the draft it points to.
 */
interface DraftNoteReference extends Omit<NoteReference, 'note'> {
  readonly note: string
}

/** Code, in which the name of a missing character stays as written. Finished drafts have none. */
interface Verbatim {
  readonly kind: 'verbatim'
  readonly start: number
  readonly end: number
}

export type DraftInline = PlainInline | Ruby | MissingCharacter | DraftNoteReference | Verbatim

/** A paragraph that has no id yet. */
export interface Draft extends Omit<Paragraph, 'id' | 'inlines'> {
  readonly inlines?: readonly DraftInline[]
  /** The name by which `noteReference`s point to this paragraph; unique in the book. */
  readonly label?: string
  /** BCP 47; present if the document declares a language for this paragraph. */
  readonly lang?: string
  /** Headings only: why it is one; absent if the document marks it. */
  readonly reason?: HeadingReason
  /** The line of the file with which it begins. */
  readonly origin?: JoinedLine
  /** In a table of several columns: whether the paragraph is the first of its row. */
  readonly row?: 'first' | 'rest'
  /** Which of several translations it is part of, or a note beside the text. */
  readonly version?: NamedVersion
  /** The paragraphs of a translation in the same source that are paired with this one. */
  readonly beside?: DraftBeside
}

/** The name of one of several translations, such as its column or label. */
export type NamedVersion = { readonly translation: string } | 'note'

/** Paragraphs of a translation, in their order. */
export interface DraftBeside {
  readonly texts: readonly RichText[]
  readonly doubtful: boolean
  /** Whether each of the texts is a translation of the whole paragraph. */
  readonly areVersions?: true
  /** What the file says of each of the texts; absent if it says nothing. */
  readonly details?: readonly TextDetails[]
  /** Whether the paragraph needs review although it has no translation. */
  readonly needsReview?: true
}

/** What a file says of one text of a translation. */
export interface TextDetails {
  readonly state?: TranslationState
  /** Other translations of the same words. */
  readonly others?: readonly RichText[]
}

/** Returns why each heading among `drafts` is one. */
export const reasonsIn = (drafts: readonly Draft[]): readonly HeadingReason[] =>
  drafts.flatMap(({ kind, level, reason = 'markup' }) =>
    kind === 'heading' && level !== undefined ? [reason] : [],
  )

/** A printer's note on where an article continues: （上接第四版）, （下转第三版）. */
const marker =
  /[（(](?:上接|下接|下转|下轉|紧接|緊接)第?[^（）()\s]{1,10}[版页頁][^（）()\s]{0,8}[）)]/g

const mayHaveMarker = hasWord('上接|下接|下[转轉]|[紧緊]接')

/** Returns the ranges of the printer's notes in `text`; undefined if it has none. */
export function markersIn(text: string): readonly PlainInline[] | undefined {
  if (!mayHaveMarker(text)) return undefined
  const inlines = Array.from(text.matchAll(marker), ({ 0: found, index }) => ({
    kind: 'marker' as const,
    start: index,
    end: index + found.length,
  }))
  return inlines.length > 0 ? inlines : undefined
}

/** Whether the whole of `line` is one printer's note. */
export const isMarker = (line: string): boolean => {
  const [only] = markersIn(line) ?? []
  return only?.start === 0 && only.end === line.length
}
