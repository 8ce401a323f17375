import type { Anchor, Side } from './anchor.ts'
import type { Stamped } from './clock.ts'
import type { AnnotationId, BookId, CategoryId } from './ids.ts'
import type { KindFields } from './kinds/index.ts'
import type { NoteParagraph } from './notes/block.ts'

/** The paragraphs of a note. */
export type NoteBody = readonly NoteParagraph[]

/** A range that the reader has marked, with the reader's note about it. Drawn, it is a mark. */
export type Annotation = CommonFields & KindFields

/** The fields that annotations of every kind have. */
export interface CommonFields extends Stamped {
  readonly id: AnnotationId
  readonly bookId: BookId
  readonly category: CategoryId
  readonly side: Side
  /**
   * The place in the book, from 0, of the first anchor's paragraph. It lets annotations be sorted
   * and jumped to without reading the book.
   */
  readonly index: number
  /** In the order of the text, at most one per paragraph; never empty. */
  readonly anchors: readonly Anchor[]
  /**
   * What the annotation is about if it covers no words. Missing in all others. Its anchor is then
   * the evidence of its place (`placeAnchor`), on the source whatever `side` says.
   */
  readonly scope?: MarkScope | undefined
  /**
   * The words on the other side that belong to these: their rendering, or what they render. The
   * annotation is then a pair of ranges. Null if the reader has taken them away; missing in all
   * others. Taking a field out of a row would not reach the database, which keeps unknown fields.
   */
  readonly counterpart?: Counterpart | null | undefined
  /** Empty while the reader has written none. */
  readonly note: NoteBody
  /** In the order in which the reader added them; no two are equal by `foldTag`. */
  readonly tags: readonly string[]
  /**
   * The place (`placeText`) at which the reader decided that this orphan stays one; null if the
   * reader has undone that. A program that does not know the field keeps it.
   */
  readonly settledAt?: unknown
  readonly createdAt: number
  /**
   * When the reader deleted it, in milliseconds since 1970. The row stays, so that the deletion can
   * be undone and merged.
   */
  readonly deletedAt: number | null
  /**
   * The `deletedAt` of a deletion that the reader made for good: the words are gone, and nothing
   * brings the mark back. Another value says nothing.
   */
  readonly erased?: unknown
}

/** The words of a pair of ranges on the side where the annotation is not. */
export interface Counterpart {
  /** The place in the book, from 0, of the first anchor's paragraph. */
  readonly index: number
  /** In the order of the text, at most one per paragraph; never empty. */
  readonly anchors: readonly Anchor[]
}

/** What a mark without words is about. A section is what a heading begins. */
export const markScopes = ['paragraph', 'section', 'book'] as const
export type MarkScope = (typeof markScopes)[number]

/** One annotation before and after a change; null if it did not exist, or no longer does. */
export interface AnnotationChange {
  readonly before: Annotation | null
  readonly after: Annotation | null
}

/** The shapes of marks, so that colour is never the only sign. */
export const markShapes = ['fill', 'underline', 'wave', 'box'] as const
export type MarkShape = (typeof markShapes)[number]

/** The names of colours: each theme gives them its own values. */
export const markColours = [
  'amber',
  'orange',
  'rose',
  'violet',
  'blue',
  'teal',
  'green',
  'grey',
] as const
export type MarkColour = (typeof markColours)[number]

/** What the reader sorts marks into. */
export interface Category extends Stamped {
  readonly id: CategoryId
  /** Null until the reader names it; the interface then shows the built-in name in its language. */
  readonly name: string | null
  readonly colour: MarkColour
  readonly shape: MarkShape
  /** Orders the list, from 0. Two categories may have the same number. */
  readonly order: number
  /** The only book that it is for; null if it is for all books. */
  readonly bookId: BookId | null
  /**
   * When the reader deleted it, in milliseconds since 1970. The row stays, and marks that still
   * have the category look as before.
   */
  readonly deletedAt: number | null
}
