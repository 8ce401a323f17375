/** The lines of a text, separated by language, with their places in the text. */
import type { PrintedLine } from '../plain-text/printed-lines.ts'

/** A line with its index in the whole text. */
export interface NumberedLine {
  readonly number: number
  readonly line: PrintedLine
}

export interface SeparatedLines {
  readonly source: readonly NumberedLine[]
  readonly translation: readonly NumberedLine[]
  /** Whether every line is a paragraph, because the other language comes between any two. */
  readonly areParagraphs: boolean
  /** Whether labels say the side of each line. */
  readonly areLabelled?: true
  /** The lines of the whole text that belong to no pair. */
  readonly outside?: ReadonlySet<number>
  /** Whether each line is followed by its translation, also those without words. */
  readonly areInTurn?: boolean
  /** Whether each stanza is a paragraph with all its translations, in whatever order. */
  readonly areRounds?: true
  /** Which of several translations each line of the whole text is part of, by its label. */
  readonly versions?: readonly (string | undefined)[]
  /** The stanza number of each line of the whole text. Blank lines separate stanzas. */
  readonly stanzas: readonly number[]
}
