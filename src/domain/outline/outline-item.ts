/** Outlines: ordered trees of headings, the reader's own paragraphs, and marks. */
import type { NoteBody } from '../annotation.ts'
import type { Stamped } from '../clock.ts'
import type { AnnotationId, BookId, OutlineItemId } from '../ids.ts'

export const outlineKinds = ['outline', 'heading', 'text', 'mark'] as const
export type OutlineKind = (typeof outlineKinds)[number]

/** An outline, or something in one. Each is a row, so that two machines can change one outline. */
export interface OutlineItem extends Stamped {
  readonly id: OutlineItemId
  /** The outline that it is in; its own id if it is one. */
  readonly outline: OutlineItemId
  /** The book of the outline; null if the outline belongs to the library. */
  readonly bookId: BookId | null
  /** What it is directly under: the outline or a heading; null for an outline. */
  readonly parent: OutlineItemId | null
  /** Its place among all with the same parent (`order-key.ts`). */
  readonly order: string
  readonly kind: OutlineKind
  /** The name of an outline or heading; of a mark, the beginning of its words. */
  readonly title: string
  /** What a text says; empty in all others. */
  readonly body: NoteBody
  /** The mark that it stands for; null if it stands for nothing else. */
  readonly mark: OutlinedMark | null
  readonly createdAt: number
  /** When it was removed, in milliseconds since 1970. The row stays. */
  readonly deletedAt: number | null
}

/** A mark by its ids, so that it is shown as it is now. */
export interface OutlinedMark {
  readonly book: BookId
  readonly id: AnnotationId
}

/** The longest title, in UTF-16 code units. */
export const longestTitle = 1000

/** Returns `typed` as a title: one line, and not too long. */
export const tidyTitle = (typed: string): string =>
  typed.replaceAll(/\s+/g, ' ').slice(0, longestTitle).trimStart()
