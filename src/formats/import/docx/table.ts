import type { StructureBlock, TableCell, TextBlock } from '../structured/blocks.ts'
import { isElement } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import type { BodyCounts } from './body-options.ts'
import { chosen } from './drawings.ts'
import { isWrapper } from './tracked-changes.ts'
import { valueIn, wordIn, wordName } from './words.ts'

/**
 * Returns the blocks of a table: one table block, or the contents of its cells if no row has
 * several. `readCell` returns the texts of a cell. Deleted rows are left out.
 */
export function readTable(
  table: Element,
  counts: BodyCounts,
  readCell: (cell: Element) => readonly TextBlock[],
): readonly StructureBlock[] {
  const rows: TableCell[][] = []
  const readRows = (parent: Element): void => {
    for (const child of parent.children) {
      if (!isElement(child)) continue
      const name = wordName(child)
      if (name === 'tr') {
        if (wordIn(wordIn(child, 'trPr'), 'del') !== undefined) counts.changes++
        else {
          rows.push([])
          readRows(child)
        }
      } else if (name === 'tc') {
        rows.at(-1)?.push({ blocks: readCell(child), columns: columnsOf(child) })
      } else if (isWrapper(child, counts)) readRows(chosen(child))
    }
  }
  readRows(table)
  return rows.every(row => row.length <= 1)
    ? rows.flat().flatMap(cell => cell.blocks)
    : [{ type: 'table', rows }]
}

function columnsOf(cell: Element): number {
  const columns = Number(valueIn(wordIn(cell, 'tcPr'), 'gridSpan') ?? 1)
  return columns >= 1 && columns <= 100 ? Math.floor(columns) : 1
}
