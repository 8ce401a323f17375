import type { BookId } from '#domain/ids'
import type { Rows, TableName } from '#domain/operation'
import type { Work } from '#domain/work'
import type { BundleFile } from '../bundle.ts'
import type { ZipLimits } from '../zip/open-zip.ts'

/** What a backup file says of a book besides the reader's work on it. */
export interface BackupBook {
  readonly id: BookId
  /** Null where the text was not in the library when the backup was made. */
  readonly title: string | null
  readonly author?: string
  /** The book's bundle; empty where the backup was made without texts. */
  readonly text: readonly BundleFile[]
}

/** Everything that one backup file holds. */
export interface Backup {
  /** All of a library, or one book of it. */
  readonly of: 'library' | 'book'
  /** Version of the program that made it. */
  readonly program: string
  /** When it was made, in milliseconds since 1970. */
  readonly madeAt: number
  readonly books: readonly BackupBook[]
  readonly work: Work
}

/** A backup as far as it could be understood. */
export interface ReadBackup extends Backup {
  /** Rows that could not be understood, and are not in `work`. */
  readonly damaged: number
  /** Made by a newer program, in a form that may have more in it than is understood here. */
  readonly isNewer: boolean
}

export const backupFaultCodes = [
  'backup.not-a-backup',
  'backup.broken',
  'backup.suspicious',
  'backup.too-large',
  'backup.newer-version',
  'backup.wrong-shape',
] as const
export type BackupFaultCode = (typeof backupFaultCodes)[number]

/** Why a backup file was refused. */
export interface BackupFault {
  readonly code: BackupFaultCode
  /** The entry of the file, and the field in it after a colon; empty for the whole file. */
  readonly place: string
}

export type BackupOutcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: BackupFault }

/** Tells the rows of `table` among what was `found` from what is none: the database knows what a row is. */
export type RowCheck = <T extends TableName>(
  table: T,
  found: readonly unknown[],
) => { readonly rows: readonly Rows[T][]; readonly damaged: number }

const mebibyte = 1024 * 1024

/** What a backup file may cost. Entries: 500 books have up to four each, and a chapter of a text is one. */
export const backupLimits: ZipLimits = {
  file: 200 * mebibyte,
  entries: 20_000,
  total: 512 * mebibyte,
  ratio: 200,
}

/** The name a backup file ends with. */
export const backupExtension = 'duizhao'
