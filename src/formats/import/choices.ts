import type { TextEncodingName } from './encoding/encodings.ts'

/** What a reader decides about an import. Whatever is absent is done as the importer finds it. */
export interface ImportChoices {
  readonly title?: string
  /** Empty: nobody is named. */
  readonly author?: string
  /** BCP 47. */
  readonly language?: string
  /** Read as this, whatever the bytes look like. */
  readonly encoding?: TextEncodingName
  /** With `encoding`: what is no character in it becomes U+FFFD, which the findings count. Else it is refused. */
  readonly lossy?: boolean
  /**
   * Which lines begin a chapter, in the form that `compilePattern` takes. Those and no
   * others do; what else looks like a heading is one of a lower level.
   */
  readonly chapterLines?: string
  /** Whether lines that print broke are joined to paragraphs. */
  readonly joinLines?: boolean
  /** Lines to leave out: ids of `Removal`s, and patterns of the reader's own as in `chapterLines`. */
  readonly dropLines?: readonly string[]
  /** Whether notes in brackets are marked as interlinear notes. They stay in the text. */
  readonly notesApart?: boolean
  /** Whether a translation in the same source is taken out of the text and put beside it. */
  readonly translationApart?: boolean
}
