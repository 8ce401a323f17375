/** What the main process answers. Refusals are values: exceptions do not travel well. */
import type { Book, Paragraph } from '#domain/book'

export type {
  BackupEntry,
  BackupKind,
  BackupTrouble,
  ContentMark,
  CopyFolder,
  Hold,
  LargeStep,
  OpenedStore,
  ReadOnly,
  Recovery,
  Space,
  StoreReport,
  Witness,
} from './keeping.ts'

/** Why something was refused. The page has a sentence for each code in every language. */
export interface Fault {
  readonly code: FaultCode
  /** The file, without the reader's folders. */
  readonly file: string
  /** Where in it: a field, a chapter, an offset; empty if that says nothing. */
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
  'file.disk-full',
  'backup.not-a-backup',
  'backup.broken',
  'backup.suspicious',
  'backup.too-large',
  'backup.newer-version',
  'backup.wrong-shape',
  'backup.not-restored',
  'backup.read-only',
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

/** A bundle was kept, or given up while it was being written; then nothing of it is left. */
export type KeepOutcome = Book | 'cancelled'

/** The books that can be opened, and what is wrong with the others. */
export interface LibraryListing {
  readonly books: readonly Book[]
  readonly faults: readonly Fault[]
}

/** A section's paragraphs, in order. */
export type SectionText = readonly Paragraph[]

/** A file the reader chose, as bytes: the page never learns or names a path. */
export interface OpenedFile {
  /** Its name without folders. */
  readonly name: string
  readonly bytes: Uint8Array
}

const mebibyte = 1024 * 1024
/** The largest file that is read, in bytes. */
export const largestFile = 200 * mebibyte

/** Why a file of so many `bytes` is not read at all; null if it is. */
export function tooLarge(name: string, bytes: number): Fault | null {
  if (bytes <= largestFile) return null
  const isBackup = name.toLowerCase().endsWith('.duizhao')
  const code = isBackup ? 'backup.too-large' : 'file.too-large'
  return { code, file: name, place: String(bytes) }
}

export type SaveOutcome = 'saved' | 'cancelled'

export interface Licence {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly text: string
}

export interface AppInfo {
  readonly version: string
  readonly electron: string
  readonly chromium: string
  readonly platform: 'darwin' | 'linux' | 'win32'
  /** The languages the reader prefers, best first, as BCP 47 tags. */
  readonly languages: readonly string[]
  /** Where logs are kept, as the reader may be shown it. */
  readonly logs: string
  /** Where snapshots are kept, as the reader may be shown it. */
  readonly backups: string
}
