import type { ActionEntry } from '../actions.ts'

/** What makes a kind of annotation, as data. */
export interface KindEntry<Kind extends string, AnyKind extends string = string> {
  /**
   * The kind, and the fields that only it has with their values in a new annotation: truth values,
   * and short texts, which are empty at first. They are stored, so a new kind and a new field need
   * a new version of the database and of backups.
   */
  readonly made: { readonly kind: Kind } & Readonly<Record<string, boolean | '' | Kind>>
  /**
   * The kinds that it is while its note has words, and while it has none. Only a kind without
   * fields of its own may become another.
   */
  readonly noted: AnyKind
  readonly bare: AnyKind
  /** Why such an annotation was made, in the words of the W3C Web Annotation model. */
  readonly motivation: Motivation
  /** Its fields that are texts, in the order of the page, and the most UTF-16 units of each. */
  readonly words: Readonly<Record<string, number>>
  /**
   * The states that a reader sees, in the order in which one follows the other: the values of its
   * own fields, and the sign after the marked words. States are shown in the text, the notes, the
   * filter and exports.
   */
  readonly states: Readonly<Record<string, KindStateEntry>>
  /** The action that turns a mark into this kind, or null. */
  readonly turn: string | null
  /** The action that gives an annotation its next state; null for a kind without states. */
  readonly next: string | null
  /** The actions on annotations of this kind. */
  readonly actions: Readonly<Record<string, ActionEntry>>
}

/** The motivations of https://www.w3.org/TR/annotation-vocab/#motivation. */
type Motivation =
  | 'assessing'
  | 'bookmarking'
  | 'classifying'
  | 'commenting'
  | 'describing'
  | 'editing'
  | 'highlighting'
  | 'identifying'
  | 'linking'
  | 'questioning'

interface KindStateEntry {
  readonly fields: Readonly<Record<string, boolean>>
  /** One character. */
  readonly sign: string
}
