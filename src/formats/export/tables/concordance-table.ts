/** Writes a concordance as CSV for spreadsheets: a line for each occurrence. */
import type { ConcordanceLine } from '#domain/concordance/concordance-line'
import type { Rendering } from '#domain/concordance/rendering'
import { addressOf } from '#domain/notes/place'
import { csvLine, csvMark } from './csv-cell.ts'

/** A line with all that the file says of it. */
export interface LineInTable {
  readonly line: ConcordanceLine
  /** The title of its book. */
  readonly title: string
  readonly rendering: Rendering | null
}

/** The columns by their names, which stay the same in every language. */
const columns = [
  'before',
  'words',
  'after',
  'rendering',
  'rendering by',
  'other side',
  'book',
  'paragraph',
  'link',
]

/** Yields the lines; `isFirst` puts the names of the columns before them. */
export function* concordanceTable(
  rows: readonly LineInTable[],
  isFirst: boolean,
): Generator<string> {
  if (isFirst) yield csvMark + csvLine(columns)
  for (const row of rows) yield csvLine(cellsOf(row))
}

function cellsOf({ line, title, rendering }: LineInTable): readonly string[] {
  const { text, start, end, other, book, paragraph, index } = line
  return [
    text.slice(0, start),
    text.slice(start, end),
    text.slice(end),
    rendering?.ranges.map(range => other.slice(range.start, range.end)).join(' … ') ?? '',
    rendering?.by ?? '',
    other,
    title,
    String(index + 1),
    addressOf({ kind: 'paragraph', book, paragraph }),
  ]
}
