/** What keeps the tables of a note whole, whatever is pasted into them or deleted. */
import { mostColumns, mostRows } from '#domain/notes/block'
import { Slice } from 'prosemirror-model'
import { Plugin, type EditorState, type Transaction } from 'prosemirror-state'
import { inlineOfBlocks } from '../paste/one-paragraph.ts'
import { noteSchema } from '../schema/note.ts'
import {
  cellAround,
  columnCount,
  endOf,
  makeCell,
  rebuilt,
  rowsIn,
  tablesIn,
  type Table,
} from './tables.ts'

/** Pastes into a cell: cells fill those from the caret on, and anything else becomes its words. */
function pasteInCell(state: EditorState, slice: Slice): Transaction | null {
  const around = cellAround(state)
  if (!around || slice.content.childCount < 2) return null
  const pasted = tablesIn(noteSchema.nodes.doc.create(null, slice.content))[0]
  const { row, column } = around.cell.at
  if (!pasted || pasted.length < slice.content.childCount)
    return state.tr.replaceSelection(new Slice(inlineOfBlocks(noteSchema, slice), 0, 0))
  const rows = rowsIn(around.table)
  const firstRow = pasted[0]?.at.row ?? 0
  const columns = Math.min(
    mostColumns,
    Math.max(columnCount(around.table), column + columnCount(pasted)),
  )
  for (const cells of rows) while (cells.length < columns) cells.push(null)
  for (const { at, node } of pasted) {
    const to = row + at.row - firstRow
    if (to >= mostRows || column + at.column >= columns) continue
    while (rows.length <= to) rows.push(Array.from({ length: columns }, () => null))
    rows[to]?.splice(column + at.column, 1, node)
  }
  return rebuilt(state.tr, around.table, rows, { row, column })
}

/** Keeps every table whole: each row has all columns, and rows count from 0. */
export const wholeTables = (): Plugin =>
  new Plugin({
    props: {
      handlePaste(view, _event, slice) {
        const tr = pasteInCell(view.state, slice)
        if (tr) view.dispatch(tr.scrollIntoView())
        return tr !== null
      },
    },
    appendTransaction(transactions, _before, { doc, tr }) {
      if (!transactions.some(({ docChanged }) => docChanged)) return null
      for (const table of tablesIn(doc).toReversed()) makeWhole(tr, table)
      return tr.docChanged ? tr : null
    },
  })

function makeWhole(tr: Transaction, table: Table): void {
  const columns = columnCount(table)
  const rows = [...new Set(table.map(({ at }) => at.row))]
  for (const [row, number] of [...rows.entries()].toReversed()) {
    const cells = table.filter(({ at }) => at.row === number)
    let end = endOf(cells)
    for (let column = columns - 1; column >= 0; column--) {
      const cell = cells.find(({ at }) => at.column === column)
      if (!cell) tr.insert(end, makeCell({ row, column, columns }))
      else if (cell.at.row !== row) tr.setNodeAttribute(cell.pos, 'row', row)
      if (cell) end = cell.pos
    }
  }
}
