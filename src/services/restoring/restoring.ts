import type { OpenedFile, Outcome, SaveOutcome } from '#contract/answers'
import type { BackupEntry } from '#contract/keeping'
import type { Annotation } from '#domain/annotation'
import type { BookId } from '#domain/ids'
import type { Verdict } from '#domain/row-change'
import type { Translation } from '#domain/translation'
import type { Undoable } from '#domain/undo-order'
import type { TaskOptions } from '../in-worker.ts'
import type { Live } from '../live.ts'

/**
 * A source of earlier work. A backup file is merged with the present work; a snapshot replaces it.
 */
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
  /** Null if neither the library nor the source has the text. */
  readonly title: string | null
  /** Whether the text is in the library. If not, the work waits for it. */
  readonly isHere: boolean
  /** Whether the source has the text and the library does not. */
  readonly bringsText: boolean
  readonly translations: RestoreCounts
  /** Marks and notes. */
  readonly annotations: RestoreCounts
}

export interface RestorePreview {
  readonly books: readonly BookPreview[]
  /** Categories, settings, and what the reader calls books. */
  readonly other: RestoreCounts
  /** How many entries of the source could not be understood. They are not counted above. */
  readonly leftOut: number
  /**
   * Whether a newer program made the source, which may then hold more than this one understands.
   */
  readonly isNewer: boolean
}

/** How much of a source to restore. `targets` names rows, in the form of `targetOf`. */
export type RestoreScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'book'; readonly book: BookId }
  | { readonly kind: 'rows'; readonly targets: readonly string[] }

/**
 * A row of a book that differs from its earlier form. `present` is null if there is no such row
 * now.
 */
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

/** A restore that can still be undone. */
export interface Restored {
  readonly source: RestoreSource
  readonly rows: number
  /** How many books came into the library. */
  readonly texts: number
  /** Its step in the undo order. */
  readonly step: Undoable
}

/** Saving backup files, and restoring earlier work from them or from snapshots. */
export interface Restoring {
  /** Saves a backup file of everything or of one book, with or without the texts of the books. */
  readonly saveFile: (of: {
    readonly book: BookId | null
    readonly withTexts: boolean
  }) => Promise<Outcome<SaveOutcome>>
  /** Lets the reader choose a backup file. Resolves with null if they cancel. */
  readonly chooseFile: () => Promise<Outcome<RestoreSource> | null>
  /** Opens a backup file that was dropped, or named on the command line. */
  readonly openFile: (file: OpenedFile) => Promise<Outcome<RestoreSource>>
  readonly openSnapshot: (entry: BackupEntry) => Promise<Outcome<RestoreSource>>
  readonly preview: (source: RestoreSource) => Promise<RestorePreview>
  /** The rows of `book` that differ from their earlier form, in the order of the text. */
  readonly differences: (source: RestoreSource, book: BookId) => Promise<readonly Difference[]>
  /**
   * Makes a snapshot of the present work, then restores in one step. If that fails, nothing is
   * changed. It can be cancelled until that step begins; the result is null then, and nothing was
   * changed.
   */
  readonly apply: (
    source: RestoreSource,
    scope: RestoreScope,
    options?: TaskOptions,
  ) => Promise<Outcome<Restored | null>>
  /** Increases with each restore and each undo of one, so that views read the work again. */
  readonly times: Live<number>
  /** The last restore, while it can be undone. */
  readonly last: Live<Restored | null>
}
