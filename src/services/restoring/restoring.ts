import type { OpenedFile, Outcome, SaveOutcome } from '#contract/answers'
import type { BackupEntry } from '#contract/keeping'
import type { Annotation } from '#domain/annotation'
import type { BookId } from '#domain/ids'
import type { Verdict } from '#domain/row-change'
import type { Translation } from '#domain/translation'
import type { Undoable } from '#domain/undo-order'
import type { TaskOptions } from '../in-worker.ts'
import type { Live } from '../live.ts'

/** Where earlier work comes from: a backup file merges with what there is, a snapshot is put in its place. */
export interface RestoreSource {
  readonly kind: 'file' | 'snapshot'
  /** The file's name, without folders. */
  readonly name: string
  /** When it was made, in milliseconds since 1970. */
  readonly at: number
}

/** How many rows restoring would touch, and how. */
export type RestoreCounts = Readonly<Record<Verdict, number>>

export interface BookPreview {
  readonly book: BookId
  /** Null where neither the library nor the source knows the text. */
  readonly title: string | null
  /** Whether its text is in the library; if not, the work is kept until it is. */
  readonly isHere: boolean
  /** Whether the source brings its text, which is not here. */
  readonly bringsText: boolean
  readonly translations: RestoreCounts
  /** Marks and notes. */
  readonly annotations: RestoreCounts
}

export interface RestorePreview {
  readonly books: readonly BookPreview[]
  /** Categories, settings, and what the reader says of books. */
  readonly other: RestoreCounts
  /** How many entries of the source could not be understood, and are not among those counted. */
  readonly leftOut: number
  /** Made by a newer program: it may hold more than is understood here. */
  readonly isNewer: boolean
}

/** How much of a source is to be restored; `targets` are rows as `targetOf` says. */
export type RestoreScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'book'; readonly book: BookId }
  | { readonly kind: 'rows'; readonly targets: readonly string[] }

/** A row of a book that is not now as it was; `present` is null where there is none. */
export type Difference = { readonly target: string } & (
  | {
      readonly table: 'translations'
      readonly earlier: Translation
      readonly present: Translation | null
    }
  | {
      readonly table: 'annotations'
      readonly earlier: Annotation
      readonly present: Annotation | null
    }
)

/** Something restored that can still be taken back. */
export interface Restored {
  readonly source: RestoreSource
  readonly rows: number
  /** How many books came into the library. */
  readonly texts: number
  /** What takes it back and restores it again, in the undo order. */
  readonly step: Undoable
}

/** Backup files, and bringing back earlier work from them or from snapshots. */
export interface Restoring {
  /** Saves a backup file of everything, or of one book; with the texts of the books or without. */
  readonly saveFile: (of: {
    readonly book: BookId | null
    readonly withTexts: boolean
  }) => Promise<Outcome<SaveOutcome>>
  /** Lets the reader choose a backup file; null when they cancelled. */
  readonly chooseFile: () => Promise<Outcome<RestoreSource> | null>
  /** The same with a file that is here already, dropped or named on the command line. */
  readonly openFile: (file: OpenedFile) => Promise<Outcome<RestoreSource>>
  readonly openSnapshot: (entry: BackupEntry) => Promise<Outcome<RestoreSource>>
  readonly preview: (source: RestoreSource) => Promise<RestorePreview>
  /** The rows of `book` that are not as they were then, in the order of the text. */
  readonly differences: (source: RestoreSource, book: BookId) => Promise<readonly Difference[]>
  /**
   * Makes a snapshot of the present, then restores in one step; nothing at all if it fails. It can be given
   * up until that step begins: null then, and nothing was changed.
   */
  readonly apply: (
    source: RestoreSource,
    scope: RestoreScope,
    asking?: TaskOptions,
  ) => Promise<Outcome<Restored | null>>
  /** Rises with everything restored or taken back: what shows the reader's work reads it anew. */
  readonly times: Live<number>
  /** The last restore, as long as it can be taken back. */
  readonly last: Live<Restored | null>
}
