import type { Annotation } from '../annotation.ts'
import type { Translation } from '../translation.ts'

/** What carrying work over to another edition does, to be shown before it is done and after. */
export interface EditionReport {
  /** How many paragraphs of the old edition came to what, and how many of the new one are new. */
  readonly paragraphs: {
    readonly same: number
    readonly moved: number
    readonly changed: number
    readonly gone: number
    readonly added: number
  }
  readonly translations: {
    /** Beside the very words they were written for. */
    readonly kept: number
    /** Beside words that changed: their state is `check`. */
    readonly toCheck: number
    /** Not carried because the new edition has a translation there; kept in its history. */
    readonly standing: number
    /** Of paragraphs that are gone. They stay with the old edition. */
    readonly lost: readonly LostTranslation[]
  }
  readonly annotations: {
    /** On the very words they were made on. */
    readonly kept: number
    /** On words of which most stayed. */
    readonly changed: number
    /** Not carried because the new edition has them already. */
    readonly standing: number
    /** Orphans: they are in the new edition without a place, as the old one has them. */
    readonly orphans: readonly Annotation[]
  }
  /** Paragraphs that changed and had work on them, in the order of the new edition. */
  readonly changed: readonly ChangedParagraphs[]
}

/** A translation whose source is no more. */
export interface LostTranslation {
  /** As the old edition has it. */
  readonly translation: Translation
  readonly source: string
}

/** Paragraphs as they were and as they are. */
export interface ChangedParagraphs {
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** The place of the first of them in the new edition, from 0. */
  readonly index: number
}
