/**
 * The results of calls. Failures are values, because exceptions lose their type between processes.
 */
import type { Book, Paragraph } from '#domain/book'
import type { LeftOut } from '#domain/library/folder-texts'

export type {
  BackupEntry,
  BackupKind,
  BackupTrouble,
  CopyFolder,
  Hold,
  LargeStep,
  OpenedStore,
  Recovery,
  Space,
  StoreReport,
  Witness,
} from './keeping.ts'

/** Why something failed. The page has a sentence for each code in every language. */
export interface Fault {
  readonly code: FaultCode
  /** The file's name, without the reader's folders. */
  readonly file: string
  /** The place in the file: a field, a chapter, an offset; empty if there is no such place. */
  readonly place: string
}

export const faultCodes = [
  'bundle.missing-file',
  'bundle.wrong-hash',
  'bundle.unknown-version',
  'bundle.broken-json',
  'bundle.wrong-shape',
  'bundle.outside-folder',
  'bundle.too-large',
  'bundle.not-found',
  'bundle.exists-differently',
  'bundle.id-taken',
  'bundle.not-removed',
  'bundle.not-brought-back',
  'bundle.not-trashed',
  'file.unreadable',
  'file.too-large',
  'file.not-saved',
  'file.not-added',
  'file.disk-full',
  'file.note-too-large',
  'paper.not-made',
  'paper.no-printer',
  'paper.not-printed',
  'backup.not-a-backup',
  'backup.broken',
  'backup.suspicious',
  'backup.too-large',
  'backup.newer-version',
  'backup.wrong-shape',
  'backup.not-restored',
  'backup.read-only',
  'notes.not-notes',
  'reviewed.not-reviewed',
  'keeping.disk-full',
  'keeping.not-written',
  'keeping.unreadable',
  'keeping.not-found',
  'keeping.damaged',
  'keeping.not-open',
  'keeping.read-only',
  'keeping.taken',
  'keeping.moved',
  'keeping.not-copied',
] as const
export type FaultCode = (typeof faultCodes)[number]

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault }

/** The saved book; `cancelled` if the saving was cancelled, which leaves nothing behind. */
export type KeepOutcome = Book | 'cancelled'

/** The books that can be opened, and the faults of the others. */
export interface LibraryListing {
  readonly books: readonly Book[]
  readonly faults: readonly Fault[]
}

/** A section's paragraphs, in order. */
export type SectionText = readonly Paragraph[]

/** A file that the reader chose, as bytes. The page never learns or names a path. */
export interface OpenedFile {
  /** Its name without folders. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** A folder that the reader chose. Its texts are read one by one, by their place in `files`. */
export interface FolderListing {
  /** Distinguishes this listing from those of other folders. */
  readonly folder: number
  /** Its name without the folders above it. */
  readonly name: string
  /** The names of its texts, without folders. */
  readonly files: readonly string[]
  readonly leftOut: LeftOut
}

const mebibyte = 1024 * 1024
/** The largest file that is read, in bytes. */
export const largestFile = 200 * mebibyte
/** The largest part of a file that a call sends, in bytes. A file of notes is sent as one part. */
export const largestPart = 16 * mebibyte

/**
 * Returns the fault of a file of so many `bytes` that is too large to be read; null if it is not.
 */
export function tooLarge(name: string, bytes: number): Fault | null {
  if (bytes <= largestFile) return null
  const isBackup = name.toLowerCase().endsWith('.duizhao')
  const code = isBackup ? 'backup.too-large' : 'file.too-large'
  return { code, file: name, place: String(bytes) }
}

/** A file that was saved, as it may be shown to the reader. */
export interface SavedFile {
  /** Its name without folders. */
  readonly name: string
  /** For `showFile` and `openFile`. */
  readonly id: string
}

export type SaveOutcome = SavedFile | 'cancelled'

/** A dictionary of the reader's that is in the profile. */
export interface KeptDictionary {
  readonly id: string
  readonly bytes: number
}

export interface Licence {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly text: string
}

/** What a package was built from. */
export interface Build {
  /** The first digits of the commit; empty if it was built outside a checkout. */
  readonly commit: string
  /** The commit's day in UTC, as 2026-12-01. */
  readonly day: string
  /** Whether it is for tests only. */
  readonly isTrial: boolean
}

export interface AppInfo {
  readonly version: string
  readonly electron: string
  readonly chromium: string
  readonly platform: 'darwin' | 'linux' | 'win32'
  /** The languages that the reader prefers, best first, as BCP 47 tags. */
  readonly languages: readonly string[]
  /** The folder of the logs, as it may be shown to the reader. */
  readonly logs: string
  /** The folder of the snapshots, as it may be shown to the reader. */
  readonly backups: string
}
