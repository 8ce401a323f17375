import type { TableName } from '#domain/operation'
import { makeZip, type ZipFile } from '../zip/make-zip.ts'
import { backupLimits, type Backup, type BackupBook, type BackupOutcome } from './backup.ts'
import {
  backupVersion,
  bookFolder,
  bookOfRow,
  manifestName,
  readableBy,
  rowFiles,
  tablesOfAll,
  tablesOfBooks,
  textName,
} from './layout.ts'

/**
 * Returns the backup file of `backup`, or a fault if the file would be too large to be read again.
 */
export function encodeBackup(backup: Backup): BackupOutcome<Uint8Array<ArrayBuffer>> {
  const books = withAllBooks(backup)
  const rows = rowsByFile(backup)
  const { libraryId, seq, at, schemaVersion } = backup.work
  const manifest = {
    format: 'duizhao-backup',
    version: backupVersion,
    readableBy,
    program: backup.program,
    of: backup.of,
    madeAt: backup.madeAt,
    library: { id: libraryId, seq, at, schemaVersion },
    books: books.map(({ id, title, author, text }) => ({
      id,
      title,
      author,
      text: text.map(({ path }) => path),
    })),
    files: [...rows.keys()],
  }
  const files: readonly ZipFile[] = [
    { name: manifestName, bytes: utf8.encode(`${JSON.stringify(manifest, null, 2)}\n`) },
    ...[...rows].map(([name, found]) => ({ name, bytes: encodeRows(found) })),
    ...books.flatMap(({ id, text }) =>
      text.map(({ path, bytes }) => ({ name: textName(id, path), bytes })),
    ),
  ]
  const { entries, total, file } = backupLimits
  const size = files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0)
  if (files.length > entries || size > total) return tooLarge
  const bytes = makeZip(files, backup.madeAt)
  return bytes.byteLength > file ? tooLarge : { ok: true, value: bytes }
}

const utf8 = new TextEncoder()

const tooLarge = { ok: false, fault: { code: 'backup.too-large', place: '' } } as const

/** Writes one row a line, so that people can read and compare files. */
const encodeRows = (rows: readonly object[]): Uint8Array =>
  utf8.encode(`[\n${rows.map(row => JSON.stringify(row)).join(',\n')}\n]\n`)

/** Returns the rows by the name of their file, always in the same order, without empty files. */
function rowsByFile({ work }: Backup): ReadonlyMap<string, readonly object[]> {
  const files = new Map<string, object[]>()
  const sort = <T extends TableName>(table: T, ofBooks: boolean) => {
    for (const row of work.rows[table]) {
      const book = bookOfRow[table](row)
      if ((book !== null) !== ofBooks) continue
      const name = `${book === null ? '' : bookFolder(book)}${rowFiles[table]}`
      const found = files.get(name)
      if (found) found.push(row)
      else files.set(name, [row])
    }
  }
  for (const table of tablesOfAll) sort(table, false)
  for (const table of tablesOfBooks) sort(table, true)
  return files
}

/** Returns the books of `backup`, and those that only have rows in it. */
function withAllBooks({ books, work }: Backup): readonly BackupBook[] {
  const all = new Map(books.map(book => [book.id, book]))
  const add = <T extends TableName>(table: T) => {
    for (const row of work.rows[table]) {
      const id = bookOfRow[table](row)
      if (id !== null && !all.has(id)) all.set(id, { id, title: null, text: [] })
    }
  }
  for (const table of tablesOfBooks) add(table)
  return [...all.values()]
}
