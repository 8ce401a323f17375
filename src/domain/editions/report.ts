import type { Side } from '../anchor.ts'
import type { Annotation } from '../annotation.ts'
import type { ParagraphId, SentenceChangeId } from '../ids.ts'
import type { Translation } from '../translation.ts'

/** What carrying work over to another edition does; shown before and after. */
export interface EditionReport {
  /** What became of the old edition's paragraphs, and how many of the new one are new. */
  readonly paragraphs: {
    readonly same: number
    readonly moved: number
    readonly changed: number
    readonly gone: number
    readonly added: number
  }
  readonly translations: {
    /** Translations beside the words they were written for. */
    readonly kept: number
    /** Translations beside changed words; their state is `check`. */
    readonly toCheck: number
    /** Translations not carried because the new edition has one; kept in its history. */
    readonly standing: number
    /** Translations of paragraphs that are gone. They stay with the old edition. */
    readonly lost: readonly LostTranslation[]
  }
  readonly annotations: {
    /** Annotations on the words they were made on. */
    readonly kept: number
    /** Annotations on words most of which remained. */
    readonly changed: number
    /** Annotations not carried because the new edition has them already. */
    readonly standing: number
    /** Orphans, as the old edition has them. The new edition has them without a place. */
    readonly orphans: readonly Annotation[]
  }
  /** Joins, splits and kinds of paragraphs. */
  readonly structure: {
    readonly kept: number
    /** Those that the new edition has already. */
    readonly standing: number
    /** Those whose place is not certain. The reader makes them again. */
    readonly left: readonly LeftDivision[]
  }
  /** Corrections of sentences. */
  readonly sentences: {
    readonly kept: number
    /** Those whose sentences the reader has corrected in the new edition already. */
    readonly standing: number
    /** Those whose words are not certain. They stay with the old edition. */
    readonly left: readonly LeftSentence[]
  }
  /**
   * What the reader said of words of the book. What counts at one place stays with the old edition
   * if that place is not certain.
   */
  readonly words: { readonly kept: number; readonly standing: number; readonly left: number }
  /** Changed paragraphs with work on them, in the order of the new edition. */
  readonly changed: readonly ChangedParagraphs[]
}

/** A translation whose source is gone. */
export interface LostTranslation {
  /** The row of the old edition. */
  readonly translation: Translation
  /** Empty if the old edition does not have the paragraph. */
  readonly source: string
}

/** A join, a split or a kind that is not carried, with the words on both sides of its place. */
export interface LeftDivision {
  /** The name of its place in the old edition. */
  readonly place: ParagraphId
  readonly what: 'join' | 'split' | 'kind'
  readonly before: string
  readonly after: string
  /** The place in the new edition as shown, from 0, of what is nearest to it. */
  readonly index: number
}

/** A correction of sentences that is not carried. */
export interface LeftSentence {
  readonly id: SentenceChangeId
  readonly what: 'join' | 'split' | 'link' | 'unlink'
  /** What is before and after a border, or the sentences of both sides of a link. */
  readonly parts: readonly { readonly side: Side; readonly words: string }[]
  /** The place in the new edition as shown, from 0, of what is nearest to it. */
  readonly index: number
}

/** Paragraphs before and after. */
export interface ChangedParagraphs {
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** The place of the first of them in the new edition, from 0. */
  readonly index: number
}
