/** How the reader's work is kept a second time, as the page hears of it. */
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
  /** Each table had at least this many rows, deleted ones included. */
  readonly counts: Counts
  /** SHA-256 of `canonical` of the newest snapshot, lower-case hexadecimal; empty before the first. */
  readonly hash: string
  /** The program ended by itself and not by a crash or a power cut. */
  readonly clean: boolean
  /** What the rows added up to when the second copy last heard of it; null if it never did. */
  readonly content: ContentMark | null
}

/** What all rows of the library add up to (`sumOf` of `domain/content-sum`) when it has had `seq` operations. */
export interface ContentMark {
  readonly seq: number
  readonly sum: string
}

/** `low`: enough to go on, but the reader should know; `none`: nothing may be written into the database. */
export type Space = 'enough' | 'low' | 'none'

/**
 * Whether this program still has the right to write into the library. `taken`: another program has it now, for good;
 * `moved`: its folder is not there, or another is in its place, such as that of a disk that was taken out.
 */
export type Hold = 'ours' | 'taken' | 'moved'

/**
 * Why a library is only read. `elsewhere`: another program, on `host`, works on it (empty where it does not say);
 * `unwritable`: nothing can be written where it lies; `taken` and `moved`: it was open here, and is ours no more.
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
   * Null only if no library was ever kept here. A witness that is damaged or missing is put
   * together from snapshots and journal, and is then not `clean`.
   */
  readonly witness: Witness | null
  /** The highest sequence number in journal and snapshots; 0 if there is none. */
  readonly lastSeq: number
  /** Whether the database may be gone on with as it is, if it is whole. */
  readonly clean: boolean
  readonly space: Space
  /** The name of the copy of the database's files that was made at this start because it was not clean. */
  readonly rawCopy: string | null
  /** The newest snapshot that is whole. */
  readonly snapshot: BackupEntry | null
  /** Who writes here: every change is stamped with it. A profile that was copied gets another one. */
  readonly installation: InstallationId
  /**
   * Files of database, witness, journal and snapshots that are missing or damaged, and were not
   * told of since the page said that all is whole. If there are any and the database is whole,
   * the page sends all its rows to `journal` again.
   */
  readonly damaged: readonly string[]
  /** Null where it may be written. What is read then comes from the second copy: the database must not be opened. */
  readonly readOnly: ReadOnly | null
  /** The library was copied from elsewhere, or brought to another disk, since it was last open. */
  readonly isCopy: boolean
}

/** The page's word that its database is open and whole. */
export interface OpenedStore {
  readonly libraryId: string
  readonly schemaVersion: number
  readonly seq: number
  readonly counts: Counts
  /** What its rows add up to; absent while that is not known. */
  readonly sum?: string
}

/** All that can be brought back. */
export interface Recovery {
  /** The newest snapshot that is whole; null if there is none. */
  readonly work: Work | null
  /** What the journal has after that snapshot, oldest first; `fold` puts the two together. */
  readonly entries: readonly OutboxEntry[]
  /** The snapshot that `work` is. */
  readonly from: BackupEntry | null
  /** Names of files that were missing or damaged; damaged ones have been set aside. */
  readonly damaged: readonly string[]
}

/**
 * `auto`: made by the program and kept for a while; `manual`: made at a reader's word, or before something
 * is restored, and kept for ever; `raw`: the database's own files, set aside after an unclean end.
 */
export type BackupKind = 'auto' | 'manual' | 'raw'

/** The large steps before which a snapshot is made. */
export const largeSteps = ['replace', 'paste', 'restore', 'edition', 'removal'] as const
export type LargeStep = (typeof largeSteps)[number]

/** A copy of the reader's work on this machine. */
export interface BackupEntry {
  /** Its file's or folder's name, without a path. */
  readonly name: string
  readonly kind: BackupKind
  /** Before what large step it was made; absent where it was before none. */
  readonly before?: LargeStep
  /** When it was made, in milliseconds since 1970. */
  readonly at: number
  readonly bytes: number
  /** Null where it cannot be known. */
  readonly counts: Counts | null
}

/** Where snapshots are copied to besides. */
export interface CopyFolder {
  /** As the reader may be shown it; null if nothing is copied. */
  readonly folder: string | null
  /** Why the last copy failed; null if it did not. */
  readonly fault: Fault | null
}
