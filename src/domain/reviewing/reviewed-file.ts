/** What a file that comes back from a review says, whatever its form. */
import type { RichText } from '../rich-text.ts'
import type { TranslationState } from '../translation.ts'
import type { Side } from '../anchor.ts'
import type { Sent } from './sent.ts'

export const reviewedForms = ['docx', 'odt', 'rtf', 'xliff', 'tmx', 'table', 'library'] as const
export type ReviewedForm = (typeof reviewedForms)[number]

export interface ReviewedFile {
  readonly form: ReviewedForm
  /** The id of the book that the file names; null if it names none. */
  readonly book: string | null
  readonly rows: readonly ReviewedRow[]
}

/** Words that a program recorded as inserted or deleted. */
export interface TrackedChange {
  readonly kind: 'inserted' | 'deleted'
  readonly text: string
  /** Empty if the file does not say. */
  readonly author: string
}

/** A comment, or words that a reviewer added to the notes. */
export interface ReviewedComment {
  readonly author: string
  /** As the file writes it. */
  readonly date: string
  readonly text: string
  /** The words it is about, in UTF-16 offsets into the text of its side; null for the pair. */
  readonly quote: {
    readonly side: Side
    readonly start: number
    readonly end: number
    readonly exact: string
  } | null
  /** Whether it was sent, and has other words now. */
  readonly isChanged: boolean
}

/** A row of a table, or a unit. */
export interface ReviewedRow {
  /** The name of the paragraph; null if the row has none. */
  readonly id: string | null
  /** The number of the row in the file, from 1. */
  readonly row: number
  /** Null if the file does not have the source. */
  readonly source: string | null
  readonly translation: RichText
  /** Whether formats in this form are what the reviewer sees and sets. */
  readonly keepsLooks: boolean
  /** The words before the tracked changes; null if none were tracked. */
  readonly original: string | null
  readonly tracked: readonly TrackedChange[]
  /** Null if the row states none that is known. */
  readonly state: TranslationState | null
  readonly sent: Sent | null
  /** Without those that were sent and are as they were. */
  readonly comments: readonly ReviewedComment[]
  /** Whether cells of the row were joined with others, so that it may hold several pairs. */
  readonly isMerged: boolean
  /** Whether the row was deleted, as a tracked change. */
  readonly isDeleted: boolean
}
