/** The inputs of reading a document's body, shared by its readers. */
import type { ParagraphKind } from '#domain/book'
import type { StructureBlock } from '../structured/blocks.ts'
import type { ListNumbers } from './numbering.ts'
import type { Style } from './styles.ts'

/** Counters that the readers raise. */
export interface BodyCounts {
  changes: number
  comments: number
  pictures: number
  /** Paragraphs that begin with a number Word generates. */
  numbers: number
  /** Characters of generated tables of contents. */
  contents: number
  /** Inserted parts that are missing or cannot be read. */
  missing: number
}

export interface BodyOptions {
  readonly styleOf: (id: string | undefined) => Style
  readonly numbers: ListNumbers
  readonly counts: BodyCounts
  /** Returns the sign and the label of a note; undefined if the document has no such note. */
  readonly noteFor: (
    kind: 'footnote' | 'endnote',
    id: string,
  ) => { readonly sign: string; readonly label: string } | undefined
  /** Returns the blocks of a part in another format; null if it cannot be read. */
  readonly inserted: (relation: string) => readonly StructureBlock[] | null
  /** Overrides the kind of every paragraph. */
  readonly kind?: ParagraphKind
  /** In a note, the sign at its beginning. */
  readonly sign?: string
}
