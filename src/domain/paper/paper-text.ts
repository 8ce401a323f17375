/** A book as it is set on paper: words with their looks, and no places yet. */
import type { Side } from '../anchor.ts'
import type { MarkColour, MarkShape } from '../annotation.ts'
import type { ParagraphKind } from '../book.ts'
import type { ParagraphId } from '../ids.ts'
import type { Format } from '../rich-text.ts'

/** Words with one look. */
export interface PaperRun {
  readonly text: string
  /** In nesting order. */
  readonly looks: readonly Format[]
  /** How the marks over it are drawn, in nesting order. */
  readonly marks: readonly { readonly colour: MarkColour; readonly shape: MarkShape }[]
  /** The numbers of the notes whose signs come after it. */
  readonly signs: readonly number[]
  /** What is printed small above it. Runs under the same reading follow each other. */
  readonly reading: { readonly start: number; readonly text: string } | null
  /**
   * Where it leads: an address, or `#` with the name of a place on the paper (`placeNames`). Null
   * if it is no link.
   */
  readonly link: string | null
  /** The words are about the text and no part of it, such as the state of a translation. */
  readonly isAside: boolean
}

export interface PaperWords {
  /** BCP 47. */
  readonly language: string
  readonly runs: readonly PaperRun[]
}

export interface PaperCell extends PaperWords {
  readonly side: Side
}

/** A paragraph on the sides that are set, in their order. */
export interface PaperPair {
  readonly id: ParagraphId | null
  /** Its number in the book; null if it is not in the book. */
  readonly number: number | null
  /** The level of a heading; null for other paragraphs. */
  readonly level: number | null
  readonly kind: ParagraphKind
  /** Leads back to it from a PDF; null if the paper has no links. */
  readonly link: string | null
  /** Whether it is the first of a chapter. */
  readonly startsChapter: boolean
  readonly cells: readonly PaperCell[]
}

/** A paragraph of a note, moved in by `depth` steps. */
export interface PaperNoteParagraph extends PaperWords {
  readonly depth: number
}

/** A row of a table in a note. */
export interface PaperNoteRow {
  /** BCP 47. */
  readonly language: string
  readonly cells: readonly (readonly PaperRun[])[]
  /** How wide each column wants to be, in the size of the letters. All rows of a table agree. */
  readonly columns: readonly number[]
  /** Whether it has the heads of the columns, as the first row of each table. */
  readonly isHeads: boolean
}

export type PaperNoteBlock = PaperNoteParagraph | PaperNoteRow

export interface PaperNote {
  readonly number: number
  /** As for a pair. */
  readonly link: string | null
  /** On facing pages, the one that it is on: that of its last sign. */
  readonly side: Side
  readonly paragraphs: readonly PaperNoteBlock[]
}

/** A name of the book in a language. */
export interface PaperName {
  readonly text: string
  readonly language: string
}

export interface PaperText {
  /** The language of the translation, if there is one, and of the book otherwise. */
  readonly language: string
  readonly title: PaperName
  /** As for a pair. */
  readonly link: string | null
  /** What else the title page says. */
  readonly names: readonly PaperName[]
  /** What the contents are called; null if what is set can have none. */
  readonly contents: string | null
  /** The titles in the heads of pages with each side. */
  readonly heads: Readonly<Record<Side, PaperName>>
  readonly pairs: readonly PaperPair[]
  readonly notes: readonly PaperNote[]
}

/** The names of the places on the paper that links lead to. */
export const placeNames = {
  /** Of a pair, by its place among the pairs. */
  pair: (at: number): string => `p${at}`,
  /** Of the words of a note at the foot of a page, by its number. */
  note: (number: number): string => `n${number}`,
  /** Of the first sign of a note. */
  sign: (number: number): string => `s${number}`,
} as const

/** Returns the words of all runs. */
export const wordsOf = (runs: readonly PaperRun[]): string => runs.map(({ text }) => text).join('')

/** Returns the words of a part of a note. */
export const runsOfBlock = (block: PaperNoteBlock): readonly PaperRun[] =>
  'cells' in block ? block.cells.flat() : block.runs

/** Chapters of at least so many characters each, on one side, begin on new pages. */
const longChapter = 1500

/** Whether the chapters are so long that each should begin on a new page. */
export function areChaptersLong({ pairs }: Pick<PaperText, 'pairs'>): boolean {
  const chapters = pairs.filter(({ startsChapter }) => startsChapter).length
  const characters = pairs.reduce(
    (sum, { cells }) => sum + (cells[0] ? wordsOf(cells[0].runs).length : 0),
    0,
  )
  return characters >= longChapter * chapters
}
