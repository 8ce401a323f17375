import type { Rows, TableName } from '#domain/operation'
import { targetIn } from '#domain/row-change'
import * as v from 'valibot'
import { openZip, type Zip } from '../zip/open-zip.ts'
import { ZipError, type ZipFault } from '../zip/zip-error.ts'
import { manifest, versioned } from './backup-schema.ts'
import {
  backupLimits,
  type BackupFaultCode,
  type BackupOutcome,
  type ReadBackup,
  type RowCheck,
} from './backup.ts'
import {
  backupVersion,
  bookFolder,
  bookOfRow,
  manifestName,
  rowFiles,
  tablesOfAll,
  tablesOfBooks,
  textName,
} from './layout.ts'

/** Reads a backup file. Never throws on any bytes. */
export function decodeBackup(bytes: Uint8Array, check: RowCheck): BackupOutcome<ReadBackup> {
  try {
    return { ok: true, value: read(openZip(bytes, backupLimits), check) }
  } catch (error) {
    if (error instanceof Refused) return refusal(error.code, error.place)
    if (error instanceof ZipError) return refusal(zipFaults[error.fault], error.entry)
    return refusal('backup.broken', '')
  }
}

const zipFaults: Readonly<Record<ZipFault, BackupFaultCode>> = {
  'not-a-zip': 'backup.not-a-backup',
  broken: 'backup.broken',
  'too-large': 'backup.too-large',
  suspicious: 'backup.suspicious',
  // Backups have no password, so a locked entry is damage.
  locked: 'backup.broken',
}

/** Thrown inside this file to end the reading of a faulty backup. */
class Refused extends Error {
  readonly code: BackupFaultCode
  readonly place: string

  constructor(code: BackupFaultCode, place: string) {
    super(code)
    this.code = code
    this.place = place
  }
}

const refusal = (code: BackupFaultCode, place: string) =>
  ({ ok: false, fault: { code, place } }) as const

function read(zip: Zip, check: RowCheck): ReadBackup {
  const { isNewer, library, files, ...about } = readManifest(zip)
  const listed = new Set(files)
  let damaged = 0

  /** Returns the rows of one file. Throws if one belongs to another book than `book`. */
  function rowsIn<T extends TableName>(table: T, book: string | null): readonly Rows[T][] {
    const name = `${book === null ? '' : bookFolder(book)}${rowFiles[table]}`
    if (!listed.has(name)) return []
    const found = json(zip, name)
    if (!Array.isArray(found)) throw new Refused('backup.wrong-shape', name)
    const harmless = found.filter(row => isHarmless(row, deepest))
    const checked = check(table, harmless)
    damaged += checked.damaged + found.length - harmless.length
    for (const [i, row] of checked.rows.entries()) {
      if (bookOfRow[table](row) !== book) throw new Refused('backup.wrong-shape', `${name}: ${i}`)
    }
    const targets = new Set(checked.rows.map(row => targetIn(table, row)))
    if (targets.size !== checked.rows.length) throw new Refused('backup.wrong-shape', name)
    return checked.rows
  }

  const rows: { [T in TableName]: Rows[T][] } = {
    translations: [],
    annotations: [],
    categories: [],
    positions: [],
    settings: [],
    history: [],
    books: [],
    structure: [],
    ownWords: [],
    outline: [],
    sentences: [],
  }
  const take = <T extends TableName>(table: T, book: string | null) => {
    for (const row of rowsIn(table, book)) rows[table].push(row)
  }
  for (const table of tablesOfAll) take(table, null)
  for (const { id } of about.books) for (const table of tablesOfBooks) take(table, id)

  const books = about.books.map(book => ({
    ...book,
    text: book.text.map(path => ({ path, bytes: zip.read(textName(book.id, path)) })),
  }))
  const { id: libraryId, ...moment } = library
  return { ...about, books, damaged, isNewer, work: { libraryId, ...moment, rows } }
}

function readManifest(zip: Zip) {
  if (!zip.names.has(manifestName)) throw new Refused('backup.not-a-backup', '')
  const found = json(zip, manifestName)
  const version = v.safeParse(versioned, found)
  if (!version.success) throw new Refused('backup.not-a-backup', manifestName)
  if (version.output.readableBy > backupVersion) throw new Refused('backup.newer-version', '')
  const result = v.safeParse(manifest, found, { abortEarly: true })
  if (result.success) {
    return { ...result.output, isNewer: version.output.version > backupVersion }
  }
  const field = v.getDotPath(result.issues[0]) ?? ''
  throw new Refused('backup.wrong-shape', `${manifestName}: ${field}`)
}

function json(zip: Zip, name: string): unknown {
  const bytes = zip.read(name)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Refused('backup.broken', name)
  }
}

/**
 * The deepest nesting in a row. Programs write none deeper, and deeper rows would exhaust recursive
 * code.
 */
const deepest = 16

/** Names of fields that the second copy refuses. A row with one would never be acknowledged. */
const isPoison = (key: string): boolean => ['__proto__', 'constructor', 'prototype'].includes(key)

const isHarmless = (value: unknown, depth: number): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (depth > 0 &&
    Object.entries(value).every(([key, inner]) => !isPoison(key) && isHarmless(inner, depth - 1)))
