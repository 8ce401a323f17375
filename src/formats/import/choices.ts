import type { TaughtRule } from '#domain/library/taught'
import type { TextEncodingName } from './encoding/encodings.ts'

/** The reader's decisions about an import. The importer decides whatever is absent. */
export interface ImportChoices {
  readonly title?: string
  /** An empty string names no author. */
  readonly author?: string
  /** BCP 47. */
  readonly language?: string
  /** The encoding to use, whatever the bytes look like. */
  readonly encoding?: TextEncodingName
  /**
   * With `encoding`: invalid bytes become U+FFFD, and the findings count them. Without it, a file
   * with invalid bytes is refused.
   */
  readonly lossy?: boolean
  /**
   * A pattern for the lines that begin a chapter, in the syntax of `compileLinePattern`. No other
   * line begins one; other headings get a lower level.
   */
  readonly chapterLines?: string
  /** Whether the lines of a wrapped text are joined into paragraphs. */
  readonly joinLines?: boolean
  /**
   * Lines to leave out: ids of `Removal`s, and the reader's patterns, written as in `chapterLines`.
   */
  readonly dropLines?: readonly string[]
  /** Whether notes in brackets are marked as interlinear notes. Their words stay in the text. */
  readonly notesApart?: boolean
  /** What the reader taught about lines. The last rule that meets a line decides. */
  readonly taught?: readonly TaughtRule[]
  /** Lines that belong to the line before them. */
  readonly joined?: readonly JoinedLine[]
  /** Whether a translation in the same source is taken out of the text and paired with it. */
  readonly translationApart?: boolean
}

/** A line of the file. */
export interface JoinedLine {
  /** Its number among the lines that are not blank, or among the texts of a document, from 0. */
  readonly line: number
  /** Its words, because another encoding gives other lines. */
  readonly text: string
}
