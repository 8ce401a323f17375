/**
 * What the reader changed about the paragraphs of a book: joins, splits and kinds. The bundle stays
 * as it was printed; each row is about one place of the print.
 */
import { paragraphKinds } from '../book.ts'
import type { Stamped } from '../clock.ts'
import { paragraphId, type BookId, type ParagraphId } from '../ids.ts'

/** What the reader can make of a paragraph. A hidden one is drawn as one line. */
export const shownKinds = [...paragraphKinds, 'hidden'] as const
export type ShownKind = (typeof shownKinds)[number]

/** The deepest level that a heading can have. */
export const deepestLevel = 6

/** How many UTF-16 code units of the print a row keeps: enough for a title and to find it again. */
export const keptWords = 200

/** The reader's change at one place of the print, as a row. With all fields null it is undone. */
export interface ParagraphChange extends Stamped, ChangedFields {
  readonly bookId: BookId
  readonly place: ParagraphId
  /** The place in the book, from 0, of the printed paragraph. */
  readonly index: number
  /** The print from here on, at most `keptWords` code units of it. */
  readonly words: string
  /** The printed paragraph before this one; null inside a paragraph and at the book's beginning. */
  readonly after: ParagraphBefore | null
  /** What the reader changed in an older edition, if it has no certain place in this one. */
  readonly waits?: WaitingChange | null | undefined
}

/** A change of an older edition without a place. Its row is no place of this book. */
export interface WaitingChange extends ChangedFields {
  /** What is before its place there, at most `keptWords` code units; empty if it is a kind. */
  readonly before: string
  /** Whether the reader has placed it or wants no place for it. */
  readonly isDecided?: boolean | undefined
}

/** Whether a row is a change of an older edition about which the reader has not decided. */
export const isWaiting = ({ waits }: Pick<ParagraphChange, 'waits'>): boolean =>
  Boolean(waits && !waits.isDecided)

/** What must be known of a paragraph to join the next one to it without reading either. */
export interface ParagraphBefore {
  readonly id: ParagraphId
  /** UTF-16 code units of its text. */
  readonly length: number
  /** The end of its text, at most `keptEnd` code units. */
  readonly end: string
}

/** How much of the end of a paragraph decides whether words joined to it need a space. */
export const keptEnd = 8

/** A place of the print: UTF-16 offset into the text of a printed paragraph. */
export interface PrintedPlace {
  readonly paragraph: ParagraphId
  readonly offset: number
}

/** What the name of a place inside a paragraph contains. */
export const insideName = '.at.'

/**
 * Returns the name of a place: that of the paragraph if the place is its beginning. A part of a
 * paragraph that begins there has the same name, and so has its translation.
 */
export const placeName = ({ paragraph, offset }: PrintedPlace): ParagraphId =>
  offset === 0 ? paragraph : paragraphId(`${paragraph}${insideName}${offset}`)

/**
 * Returns the place that `name` names. A name that no split made is the beginning of a paragraph.
 */
export function placeOfName(name: ParagraphId): PrintedPlace {
  const found = /^(.+)\.at\.([1-9]\d{0,8})$/.exec(name)
  const [, paragraph, offset] = found ?? []
  if (paragraph === undefined || offset === undefined) return { paragraph: name, offset: 0 }
  return { paragraph: paragraphId(paragraph), offset: Number(offset) }
}

/** The fields of a row that the reader changes. */
export interface ChangedFields {
  /** Whether a paragraph begins here; null if as printed. */
  readonly begins: boolean | null
  /** The kind of the paragraph that begins here; null if as printed. */
  readonly kind: ShownKind | null
  /** The level of a heading; null if as printed. */
  readonly level: number | null
}

/** What the reader makes of a paragraph; null is as printed. Only a heading has a level. */
export type KindOfParagraph = Pick<ParagraphChange, 'kind' | 'level'>

export const unchangedParagraph: ChangedFields = { begins: null, kind: null, level: null }

/** Whether the row says nothing, because the reader has undone it. */
export const isUnchanged = ({ begins, kind, level }: ChangedFields): boolean =>
  begins === null && kind === null && level === null
