/** Reads TSV and CSV with one pair a row, as translation tools and spreadsheets save them. */
import { progressPart, noProgress, type OnProgress } from '#domain/progress-share'
import { asVersion, textsIn, type TableBlock, type TextBlock } from '../structured/blocks.ts'
import { decodeText } from '../encoding/decode-text.ts'
import type { ImportChoices, Importer, ImportPreview } from '../importer.ts'
import { hasKnownSign } from '../known-signs.ts'
import { structuredBook } from '../structured/structured-book.ts'
import { columnsToRead, isHead, languageColumns, names, type ReadColumn } from './table-columns.ts'
import { tableRows } from './table-rows.ts'

const id = 'table-text'
const sizeLimit = 64 * 1024 * 1024

/** Reads tables whose cells are separated by tabs, commas or semicolons. */
export const tableText: Importer = {
  id,
  sniff(bytes, fileName) {
    if (hasKnownSign(bytes)) return 0
    if (/\.(?:tsv|csv)$/i.test(fileName)) return 0.8
    // Spreadsheets also save tables as plain text. Two even columns are surer than plain prose.
    return /\.(?:txt|text)$/i.test(fileName) && isTabbed(bytes) ? 0.6 : 0
  },
  parse,
}

/** The share of the work that is done once the rows are known, as measured. Only for progress. */
const rowsRead = 0.3

function parse(
  bytes: Uint8Array,
  fileName: string,
  choices: ImportChoices = {},
  onProgress: OnProgress = noProgress,
): ImportPreview {
  if (bytes.length > sizeLimit) return { ok: false, code: 'import.too-large', file: fileName }
  const decoded = decodeText(bytes, choices)
  if (!decoded.ok) return { ...decoded, file: fileName }
  const whole = decoded.text.replaceAll(/\r\n?/g, '\n')
  const named = namedSeparator.exec(whole)
  const text = whole.slice(named?.[0].length ?? 0)
  const separator = named?.[1] ?? separatorIn(text, fileName)
  const rows = rowsIn(text, separator)
  onProgress(rowsRead)
  const columns = languageColumns(rows)
  const head = columns !== null && isHead(rows[0], columns) ? rows[0] : undefined
  const kept = head === undefined ? rows : rows.slice(1)
  const read = columns && columnsToRead(kept, columns, head)
  const table: TableBlock = {
    type: 'table',
    rows: kept.map(cells =>
      (read ?? Array.from(cells.keys(), column => ({ column }))).map(
        ({ column, version }: ReadColumn) => ({
          blocks: blocksOf(cells[column] ?? '').map(block => asVersion(block, version)),
          columns: 1,
        }),
      ),
    ),
  }
  const letters = (all: readonly (readonly string[])[]) =>
    all.flat().join('').replaceAll(/\s/g, '').length
  const leftOut = letters(rows) - letters([textsIn([table]).map(block => block.text)])
  return structuredBook(
    {
      importer: id,
      bytes,
      fileName,
      parts: null,
      blocks: [table],
      notices: leftOut > 0 ? [{ code: 'cells-left-out', detail: String(leftOut) }] : [],
      encoding: decoded.encoding,
    },
    choices,
    progressPart(onProgress, rowsRead, 1),
  )
}

/** The separators of cells. Spreadsheets write semicolons if the comma is the decimal point. */
const separators = [',', ';', '\t'] as const
/** The line in which a file for Excel names its separator, which is no row. */
const namedSeparator = /^"?sep=([^\n"])"?\n/i
/** The length of the part of a file that decides the separator, in UTF-16 code units. */
const separatorSample = 20_000

/**
 * Returns the separator that best gives all rows the same number of cells and separates the
 * languages.
 */
function separatorIn(text: string, fileName: string): string {
  if (!/\.csv$/i.test(fileName)) return '\t'
  const sample = text.slice(0, separatorSample)
  const scores = separators.map(separator => {
    const rows = tableRows(sample, separator)
    return { separator, score: evenness(rows) + purity(rows) }
  })
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).separator
}

/** The share of `rows` that have the most common number of cells; 0 if that number is one. */
function evenness(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>()
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [width, count] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [
    0, 0,
  ] as const)
  return width > 1 ? count / rows.length : 0
}

/**
 * The share of Han letters in the source's column; 0 if there is no such column. A wrong separator
 * leaves parts of the translation in it.
 */
function purity(rows: readonly (readonly string[])[]): number {
  const columns = languageColumns(rows)
  if (columns === null) return 0
  const cells = rows.map(row => row[columns[0]] ?? '').join('')
  const [letters, han] = [/\p{L}/gu, /\p{Script=Han}/gu].map(sign => cells.match(sign)?.length ?? 0)
  return (han ?? 0) / Math.max(1, letters ?? 0)
}

/**
 * Returns the rows of `text`. People who write a table by hand do not quote cells that hold commas.
 * So if the first row names the columns and the last name is a known one, further cells belong to
 * the last column.
 */
function rowsIn(text: string, separator: string): readonly (readonly string[])[] {
  const rows = tableRows(text, separator)
  const [head = []] = rows
  const isNamed = head.length > 1 && names.test(head.at(-1) ?? '')
  return isNamed && rows.some(({ length }) => length > head.length)
    ? tableRows(text, separator, { width: head.length })
    : rows
}

const [tab, lineFeed, carriageReturn] = [9, 10, 13]
const leastRows = 3
/** The least share of lines that have the most common number of cells. */
const evenShare = 0.9

/** Whether plain text is a table of two languages, separated by tabs, and nothing else. */
function isTabbed(bytes: Uint8Array): boolean {
  if (!bytes.includes(tab)) return false
  let tabs = 0
  let ends = 0
  // An iterator takes five times as long.
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === tab) tabs++
    else if (byte === lineFeed || byte === carriageReturn) ends++
  }
  if (tabs + 1 < leastRows || tabs * 3 < ends) return false
  const decoded = decodeText(bytes)
  if (!decoded.ok) return false
  const rows = tableRows(decoded.text.replaceAll(/\r\n?/g, '\n'), '\t')
  const columns = languageColumns(rows)
  if (columns === null || rows.length < leastRows || evenness(rows) < evenShare) return false
  const head = isHead(rows[0], columns) ? rows[0] : undefined
  const read = columnsToRead(head ? rows.slice(1) : rows, columns, head).map(one => one.column)
  return rows.every(
    (cells, at) =>
      (at === 0 && head !== undefined) ||
      cells.every((cell, column) => read.includes(column) || !/\p{L}{3}/u.test(cell)),
  )
}

const blocksOf = (cell: string): readonly TextBlock[] =>
  cell
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => ({ type: 'text', kind: 'body', text: line, inlines: [] }))
