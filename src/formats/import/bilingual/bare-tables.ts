/**
 * Strips tables that hold a text and its translation of what is neither: column names and row
 * numbers.
 */
import {
  asVersion,
  draftOf,
  textsIn,
  type StructureBlock,
  type TableBlock,
  type TableCell,
} from '../structured/blocks.ts'
import type { NamedVersion } from '../draft.ts'
import { separate } from './separate.ts'
import { columnsToRead, isHead, languageColumns } from './table-columns.ts'

/** A shorter table proves nothing. */
const leastRows = 3

interface Bare<T> {
  readonly parts: readonly T[]
  /** The number of characters that were left out. */
  readonly leftOut: number
}

/**
 * Returns `parts` with such tables stripped; null if there are no such tables or the text is in one
 * language.
 */
export function withBareTables<T extends { readonly blocks: readonly StructureBlock[] }>(
  parts: readonly T[],
): Bare<T> | null {
  const bare = parts.map(part => ({ ...part, blocks: part.blocks.map(bareBlock) }))
  const textOf = (all: readonly T[]) => all.flatMap(({ blocks }) => textsIn(blocks))
  const length = (all: readonly T[]) =>
    textOf(all).reduce((sum, { text }) => sum + text.replaceAll(/\s/g, '').length, 0)
  const leftOut = length(parts) - length(bare)
  const isNamed = textOf(bare).some(({ version }) => version !== undefined)
  if ((leftOut === 0 && !isNamed) || separate(textOf(bare).map(draftOf)) === null) return null
  return { parts: bare, leftOut }
}

const bareBlock = (block: StructureBlock): StructureBlock =>
  block.type === 'table' ? bareTable(block) : block

function bareTable(table: TableBlock): TableBlock {
  if (textsIn([table]).some(({ version }) => version !== undefined)) return table
  // If a cell spans several columns, the columns of its row are unknown.
  const even = table.rows.filter(row => row.every(({ columns }) => columns === 1))
  const evenRows = new Set(even)
  const texts = even.map(row => row.map(textIn))
  // In a short table the column names are a large share of the cells, so try again without them.
  const columns =
    texts.length < leastRows ? null : (languageColumns(texts) ?? languageColumns(texts.slice(1)))
  if (columns === null) return table
  const width = texts.reduce((most, { length }) => Math.max(most, length), 0)
  const numbers = new Set(
    Array.from({ length: width }, (_, column) => column).filter(
      column =>
        !columns.includes(column) &&
        even.slice(1).every(row => row[column] === undefined || isNumber(row[column])),
    ),
  )
  const isNamed = isHead(texts[0], columns)
  const read = columnsToRead(isNamed ? texts.slice(1) : texts, columns, isNamed ? texts[0] : [])
  const versions = new Map(read.map(({ column, version }) => [column, version]))
  const rows = table.rows.map(row => {
    const isFirst = row === even[0] && isNamed
    if (!evenRows.has(row)) return row
    return row.flatMap((cell, column) => {
      const isBare =
        (isFirst && versions.has(column)) || (numbers.has(column) && (isFirst || isNumber(cell)))
      return isBare ? [] : [named(cell, versions.get(column))]
    })
  })
  return { ...table, rows }
}

/** Returns `cell` as part of one of several translations, or as a note. */
const named = (cell: TableCell, version: NamedVersion | undefined): TableCell =>
  version === undefined
    ? cell
    : { ...cell, blocks: cell.blocks.map(block => asVersion(block, version)) }

const textIn = ({ blocks }: TableCell): string => blocks.map(({ text }) => text).join('\n')

const isNumber = (cell: TableCell): boolean =>
  !/\p{L}/u.test(textIn(cell)) &&
  cell.blocks.every(({ inlines, label }) => inlines.length === 0 && label === undefined)
