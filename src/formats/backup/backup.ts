import type { BookId } from '#domain/ids'
import type { Rows, TableName } from '#domain/operation'
import type { Work } from '#domain/work'
import type { BundleFile } from '../bundle.ts'
import type { ZipLimits } from '../zip/open-zip.ts'

/** A book in a backup file, without the reader's work on it. */
export interface BackupBook {
  readonly id: BookId
  /** Null if the text was not in the library when the backup was made. */
  readonly title: string | null
  readonly author?: string
  /** The book's bundle; empty if the backup was made without texts. */
  readonly text: readonly BundleFile[]
}

/** The contents of a backup file. */
export interface Backup {
  /** Whether the file holds a whole library or one book. */
  readonly of: 'library' | 'book'
  /** The version of the program that made the file. */
  readonly program: string
  /** The time of the backup, in milliseconds since 1970. */
  readonly madeAt: number
  readonly books: readonly BackupBook[]
  readonly work: Work
}

/** The readable part of a backup. */
export interface ReadBackup extends Backup {
  /** How many rows were unreadable and are not in `work`. */
  readonly damaged: number
  /** Whether a newer program made the file, which may hold more than this one can read. */
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
  /** The entry of the zip, and the field in it after a colon; empty for the whole file. */
  readonly place: string
}

export type BackupOutcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: BackupFault }

/**
 * Returns the valid rows of `table` among `found`, and how many values are not. The database
 * defines valid rows.
 */
export type RowCheck = <T extends TableName>(
  table: T,
  found: readonly unknown[],
) => { readonly rows: readonly Rows[T][]; readonly damaged: number }

const mebibyte = 1024 * 1024

/**
 * The limits of a backup file. 500 books have up to four entries each, and each chapter of a text
 * is one.
 */
export const backupLimits: ZipLimits = {
  file: 200 * mebibyte,
  entries: 20_000,
  total: 512 * mebibyte,
  ratio: 200,
}

/** The extension of backup files. */
export const backupExtension = 'duizhao'
