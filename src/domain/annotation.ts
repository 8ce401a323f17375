import type { Anchor, Side } from './anchor.ts'
import type { Stamped } from './clock.ts'
import type { AnnotationId, BookId, CategoryId } from './ids.ts'
import type { RichText } from './rich-text.ts'

/** What an annotation can be. Whatever differs by kind is a `Record<AnnotationKind, …>`, so a new line here makes the compiler list the rest. */
export const annotationKinds = {
  highlight: { hasNote: false },
  note: { hasNote: true },
} as const satisfies Record<string, { hasNote: boolean }>
export type AnnotationKind = keyof typeof annotationKinds

/** A note's paragraphs. */
export type NoteBody = readonly RichText[]

/** Something the reader has marked, and what they wrote about it. Drawn, it is a mark. */
export interface Annotation extends Stamped {
  readonly id: AnnotationId
  readonly bookId: BookId
  readonly kind: AnnotationKind
  readonly category: CategoryId
  readonly side: Side
  /** The first anchor's paragraph's place in the whole book, from 0: annotations are put in order and jumped to without reading the book. */
  readonly index: number
  /** In the order of the text, at most one a paragraph, never empty. */
  readonly anchors: readonly Anchor[]
  /** Empty for a kind that has no note. */
  readonly note: NoteBody
  /** In the order they were given, none twice as `foldTag` sees it. */
  readonly tags: readonly string[]
  readonly createdAt: number
  /** When the reader deleted it; the row stays so that the deletion can be undone and merged. */
  readonly deletedAt: number | null
}

/** What became of one annotation; null where there was none, or is none any more. */
export interface AnnotationChange {
  readonly before: Annotation | null
  readonly after: Annotation | null
}

/** Shapes a mark is drawn in, so that colour is never the only sign. */
export const markShapes = ['fill', 'underline', 'wave', 'box'] as const
export type MarkShape = (typeof markShapes)[number]

/** Colours are names: each theme gives them a value of its own. */
export const markColours = ['amber', 'green', 'blue', 'rose', 'violet', 'grey'] as const
export type MarkColour = (typeof markColours)[number]

/** The reader's own kind of mark. */
export interface Category extends Stamped {
  readonly id: CategoryId
  /** Null until the reader gives one: the interface then shows the built-in name in its language. */
  readonly name: string | null
  readonly colour: MarkColour
  readonly shape: MarkShape
  /** Place in the list, from 0; also the digit of its key less one. */
  readonly order: number
}
