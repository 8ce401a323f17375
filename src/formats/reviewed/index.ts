/** Reads a file that comes back from a review, whatever its form. */
import { noProgress, progressPart, type OnProgress } from '#domain/progress-share'
import type { ReviewedFile } from '#domain/reviewing/reviewed-file'
import { isGzip, openGzip } from '../zip/open-gzip.ts'
import { ZipError } from '../zip/zip-error.ts'
import { partsInZip } from '../import/docx/parts.ts'
import { oleFault } from '../import/docx/ole.ts'
import { decodeText } from '../import/encoding/decode-text.ts'
import type { ImportFault } from '../import/importer.ts'
import { decodeMarkup } from '../import/markup/decode-markup.ts'
import { stoppedByZip, zipParts } from '../import/structured/zip-parts.ts'
import { rootName } from '../import/xml/xml-file.ts'
import { XmlError } from '../import/xml/xml-fault.ts'
import { readDelimited } from './delimited.ts'
import { readDocx } from './docx.ts'
import { readTmx, readXliff } from './exchanged.ts'
import { readOdt } from './odt.ts'
import { readRtf } from './rtf.ts'
import { rowsOfTables, type ReviewedTables } from './table-rows.ts'

export type ReadReviewed =
  | { readonly ok: true; readonly file: ReviewedFile }
  | { readonly ok: false; readonly fault: Omit<ImportFault, 'file'> | 'not-reviewed' }

/** Sizes in bytes. */
const largest = 64 * 1024 * 1024
const largestUnpacked = 192 * 1024 * 1024

/** Returns what `bytes` say of pairs, or why they say nothing. Never throws. */
export function readReviewed(bytes: Uint8Array, onProgress: OnProgress = noProgress): ReadReviewed {
  if (bytes.length > largest) return { ok: false, fault: { code: 'import.too-large' } }
  try {
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
    if (isZip) return readZip(bytes, onProgress)
    const old = oleFault(bytes)
    if (old) return { ok: false, fault: { code: old } }
    if (startsWith(bytes, '{\\rtf')) return fromTables(readRtf(bytes), onProgress)
    const plain = isGzip(bytes) ? openGzip(bytes, largestUnpacked) : bytes
    return readText(plain, onProgress)
  } catch (error) {
    if (error instanceof XmlError) {
      const { line } = error.fault
      return { ok: false, fault: { code: 'import.invalid', line, xml: error.fault } }
    }
    if (error instanceof ZipError) {
      const isLarge = error.fault === 'too-large'
      return { ok: false, fault: { code: isLarge ? 'import.too-large' : 'import.damaged-file' } }
    }
    throw error
  }
}

const startsWith = (bytes: Uint8Array, sign: string): boolean =>
  String.fromCharCode(...bytes.subarray(0, sign.length)) === sign

/** The share of the work that reading the file is, as measured. Used for progress only. */
const parsed = 0.7

function readZip(bytes: Uint8Array, onProgress: OnProgress): ReadReviewed {
  const parts = zipParts(bytes)
  if (typeof parts === 'string') return { ok: false, fault: { code: parts } }
  const tables = stoppedByZip(() => {
    const document = partsInZip(parts, {})
    if (document.has('word/document.xml')) return readDocx(document)
    return document.has('content.xml') ? readOdt(document) : undefined
  })
  if (tables === undefined) return { ok: false, fault: 'not-reviewed' }
  if (tables === null) return { ok: false, fault: { code: 'import.damaged-file' } }
  if (typeof tables === 'string') return { ok: false, fault: { code: tables } }
  return fromTables(tables, onProgress)
}

function fromTables(tables: ReviewedTables, onProgress: OnProgress): ReadReviewed {
  onProgress(parsed)
  const rows = rowsOfTables(tables)
  onProgress(1)
  return named({ form: tables.form, book: tables.book, rows })
}

function readText(bytes: Uint8Array, onProgress: OnProgress): ReadReviewed {
  const root = rootName(bytes)
  if (root === 'xliff' || root === 'tmx') {
    const decoded = decodeMarkup(bytes, {})
    if (!decoded.ok) return { ok: false, fault: decoded }
    const read = root === 'tmx' ? readTmx : readXliff
    return named(read(decoded.text, progressPart(onProgress, 0, 1)))
  }
  const decoded = decodeText(bytes, {})
  if (!decoded.ok) return { ok: false, fault: decoded }
  const table = readDelimited(decoded.text)
  onProgress(1)
  return table ? named(table) : { ok: false, fault: 'not-reviewed' }
}

/** A file without names and without the name of a book was not sent for a review. */
const named = (file: ReviewedFile): ReadReviewed =>
  file.rows.some(({ id, source }) => id !== null || (file.book !== null && source !== null))
    ? { ok: true, file }
    : { ok: false, fault: 'not-reviewed' }
