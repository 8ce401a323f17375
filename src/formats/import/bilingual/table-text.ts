/** Tables as text, one row a pair: TSV and CSV, as translation tools and spreadsheets save them. */
import type { TextBlock } from '../blocks.ts'
import { decodeText } from '../decode-text.ts'
import type { ImportChoices, Importer, ImportPreview } from '../importer.ts'
import { hasKnownSign } from '../known-signs.ts'
import { structuredBook } from '../structured-book.ts'
import { sideOf } from './sides.ts'
import { tableRows } from './table-rows.ts'

const id = 'table-text'
const sizeLimit = 64 * 1024 * 1024

/** Reads tables whose cells are parted by tabs or commas. */
export const tableText: Importer = {
  id,
  extensions: ['tsv', 'csv'],
  sniff: (bytes, fileName) => (/\.(?:tsv|csv)$/i.test(fileName) && !hasKnownSign(bytes) ? 0.8 : 0),
  parse,
}

function parse(bytes: Uint8Array, fileName: string, choices: ImportChoices = {}): ImportPreview {
  if (bytes.length > sizeLimit) return { ok: false, code: 'import.too-large', file: fileName }
  const decoded = decodeText(bytes, choices)
  if (!decoded.ok) return { ...decoded, file: fileName }
  const text = decoded.text.replaceAll(/\r\n?/g, '\n')
  const rows = tableRows(text, separatorIn(text, fileName))
  const columns = languageColumns(rows)
  const kept = columns === null ? rows : rows.slice(isHead(rows[0], columns) ? 1 : 0)
  const blocks = kept.flatMap(cells =>
    (columns ?? Array.from(cells.keys())).flatMap(column => blocksOf(cells[column] ?? '')),
  )
  const letters = (all: readonly (readonly string[])[]) =>
    all.flat().join('').replaceAll(/\s/g, '').length
  const leftOut = letters(rows) - letters([blocks.map(block => block.text)])
  return structuredBook(
    {
      importer: id,
      bytes,
      fileName,
      parts: null,
      blocks,
      notices: leftOut > 0 ? [{ code: 'cells-left-out', detail: String(leftOut) }] : [],
      encoding: decoded.encoding,
    },
    choices,
  )
}

const separatorIn = (text: string, fileName: string): string =>
  /\.tsv$/i.test(fileName) || /^[^\n,]*\t/.test(text) ? '\t' : ','

const blocksOf = (cell: string): readonly TextBlock[] =>
  cell
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => ({ type: 'text', kind: 'body', text: line, inlines: [] }))

/** A column must be of its language in so many of its cells. */
const mostly = 0.7

/**
 * The column of the source and that of its translation; null where the table has not got both. Numbers
 * of rows, names of translators and the like are in neither.
 */
function languageColumns(rows: readonly (readonly string[])[]): readonly [number, number] | null {
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0)
  const columns = Array.from({ length: width }, (_, column) => {
    const cells = rows.map(row => row[column] ?? '').filter(cell => cell !== '')
    const share = (side: string) =>
      cells.filter(cell => sideOf(cell) === side).length / Math.max(1, cells.length)
    const length = cells.join('').length
    return { column, length, source: share('source'), translation: share('translation') }
  })
  const longest = (side: 'source' | 'translation') =>
    columns.filter(one => one[side] >= mostly).toSorted((a, b) => b.length - a.length)[0]?.column
  const [source, translation] = [longest('source'), longest('translation')]
  return source === undefined || translation === undefined ? null : [source, translation]
}

const names =
  /^(?:source|target|translation|original|text|chinese|english|zh|en|zh[-_]\w+|en[-_]\w+|中文|汉语|漢語|英文|英语|英語|原文|译文|譯文|源文|目标|目標|翻译|翻譯)$/i

/** Whether the first row names the columns. */
const isHead = (
  cells: readonly string[] | undefined,
  columns: readonly [number, number],
): boolean => columns.every(column => names.test(cells?.[column] ?? ''))
