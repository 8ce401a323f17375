/** Writes the variants of two editions as CSV for spreadsheets: a line for each. */
import type { ApparatusEntry } from '#domain/collation/apparatus'
import type { BookId } from '#domain/ids'
import { addressOf } from '#domain/notes/place'
import { csvCell } from './csv-cell.ts'

/** The columns by their names, which stay the same in every language. */
const columns = ['paragraph', 'printed', 'other', 'witness', 'kind', 'other paragraph', 'link']

/** Yields the lines, with the names of the columns first. */
export function* apparatusTable(
  entries: readonly ApparatusEntry[],
  { book, witness }: { readonly book: BookId; readonly witness: string },
): Generator<string> {
  yield `\ufeff${columns.map(csvCell).join(',')}\r\n`
  for (const entry of entries) {
    const { kind, paragraph, index, otherIndex, printed, other } = entry
    const cells = [
      numberOf(index),
      printed,
      other,
      witness,
      kind,
      numberOf(otherIndex),
      paragraph ? addressOf({ kind: 'paragraph', book, paragraph }) : '',
    ]
    yield `${cells.map(csvCell).join(',')}\r\n`
  }
}

const numberOf = (index: number | null): string => (index === null ? '' : String(index + 1))
