/** Types about the second copy of the reader's work, as the page sees it. */
import type { InstallationId } from '#domain/clock'
import type { OutboxEntry } from '#domain/operation'
import type { Counts, Work } from '#domain/work'
import type { Fault } from './answers.ts'

/** What is known of the library from when it was last seen whole. */
export interface Witness {
  readonly libraryId: string
  readonly schemaVersion: number
  /** The library had at least this many operations. */
  readonly seq: number
  /** Each table had at least this many rows, including deleted ones. */
  readonly counts: Counts
  /**
   * SHA-256 of the `canonical` form of the newest snapshot, in lower-case hexadecimal; empty before
   * the first.
   */
  readonly hash: string
  /** The program ended by itself, not by a crash or a power cut. */
  readonly clean: boolean
  /** The last sum of the rows that the second copy received; null if it never received one. */
  readonly content: ContentMark | null
}

/** The sum of all rows of the library (`sumOf` of `domain/content-sum`) after `seq` operations. */
export interface ContentMark {
  readonly seq: number
  readonly sum: string
}

/**
 * `low`: enough to go on, but the reader should know. `none`: nothing may be written to the
 * database.
 */
export type Space = 'enough' | 'low' | 'none'

/**
 * Whether this program may still write to the library. `taken`: another program has it now, for
 * good. `moved`: its folder is gone, or another is in its place, as when a disk is taken out.
 */
export type Hold = 'ours' | 'taken' | 'moved'

/**
 * Why a library is only read. `elsewhere`: another program, on `host` (empty if unknown), writes to
 * it. `unwritable`: its disk is read-only. `taken` and `moved`: it was open here, and is no longer
 * ours.
 */
export interface ReadOnly {
  readonly why: 'elsewhere' | 'unwritable' | Exclude<Hold, 'ours'>
  readonly host: string
}

/** Since when no snapshot could be made, in milliseconds since 1970, and why. */
export interface BackupTrouble {
  readonly since: number
  readonly fault: Fault
}

/** What main found before the page opens the database. */
export interface StoreReport {
  /**
   * Null only if no library was ever stored here. A damaged or missing witness is rebuilt from
   * snapshots and journal, and is then not `clean`.
   */
  readonly witness: Witness | null
  /** The highest sequence number in journal and snapshots; 0 if both are empty. */
  readonly lastSeq: number
  /** Whether the database may be used as it is, if it is whole. */
  readonly clean: boolean
  readonly space: Space
  /**
   * The name of the copy of the database's files that was made at this start because the last end
   * was not clean.
   */
  readonly rawCopy: string | null
  /** The newest whole snapshot. */
  readonly snapshot: BackupEntry | null
  /**
   * The installation that writes here; every change is stamped with it. A copied profile gets
   * another one.
   */
  readonly installation: InstallationId
  /**
   * Missing or damaged files of database, witness, journal and snapshots, which have not been
   * reported since the page last said that everything is whole. If there are any and the database
   * is whole, the page sends all its rows to `journal` again.
   */
  readonly damaged: readonly string[]
  /**
   * Null if the library may be written to. Otherwise the page reads the second copy and must not
   * open the database.
   */
  readonly readOnly: ReadOnly | null
  /** The library was copied from elsewhere, or moved to another disk, since it was last open. */
  readonly isCopy: boolean
}

/** The page's report that its database is open and whole. */
export interface OpenedStore {
  readonly libraryId: string
  readonly schemaVersion: number
  readonly seq: number
  readonly counts: Counts
  /** The sum of its rows; absent while it is unknown. */
  readonly sum?: string
}

/** Everything that can be recovered. */
export interface Recovery {
  /** The newest whole snapshot; null if there is no such snapshot. */
  readonly work: Work | null
  /** The journal after that snapshot, oldest first. `fold` puts the two together. */
  readonly entries: readonly OutboxEntry[]
  /** The snapshot that holds `work`. */
  readonly from: BackupEntry | null
  /** Names of missing or damaged files. The damaged ones have been set aside. */
  readonly damaged: readonly string[]
}

/**
 * `auto`: made by the program and kept for a while. `manual`: made when the reader asks or before a
 * restore, and kept forever. `raw`: the database's own files, set aside after an unclean end.
 */
export type BackupKind = 'auto' | 'manual' | 'raw'

/** The large steps before which a snapshot is made. */
export const largeSteps = ['replace', 'paste', 'review', 'restore', 'edition', 'removal'] as const
export type LargeStep = (typeof largeSteps)[number]

/** A copy of the reader's work on this machine. */
export interface BackupEntry {
  /** The name of its file or folder, without a path. */
  readonly name: string
  readonly kind: BackupKind
  /** The large step that followed; absent if there was no such step. */
  readonly before?: LargeStep
  /** When it was made, in milliseconds since 1970. */
  readonly at: number
  readonly bytes: number
  /** Null if they cannot be known. */
  readonly counts: Counts | null
}

/** The second folder to which snapshots are copied. */
export interface CopyFolder {
  /** The folder, as it may be shown to the reader; null if nothing is copied. */
  readonly folder: string | null
  /** Why the last copy failed; null if it did not. */
  readonly fault: Fault | null
}
