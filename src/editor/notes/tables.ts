/**
 * Tables of a note. A cell is a child of the document, as every paragraph of a note is, so that an
 * input method, words to check and undo find it as any other; a table is a run of cells.
 */
import { continuesTable, mostColumns, mostRows, type NoteCell } from '#domain/notes/block'
import { Fragment, type Node } from 'prosemirror-model'
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import { noteSchema } from '../schema/note.ts'
import { blockOf } from './note-doc.ts'

/** A cell of a document and its position. */
interface Cell {
  readonly at: NoteCell
  readonly node: Node
  readonly pos: number
}

export type Table = readonly Cell[]

const cellOf = (node: Node): NoteCell | null => {
  const block = blockOf(node)
  return block?.kind === 'cell' ? block : null
}

/** Returns the tables of a note, in order. Cells of different tables are never joined. */
export function tablesIn(doc: Node): readonly Table[] {
  const tables: Cell[][] = []
  let open: Cell[] | null = null
  doc.forEach((node, pos) => {
    const at = cellOf(node)
    const last = open?.at(-1)
    if (!at) open = null
    else if (open && last && continuesTable(last.at, at)) open.push({ at, node, pos })
    else tables.push((open = [{ at, node, pos }]))
  })
  return tables
}

export const makeCell = (at: Omit<NoteCell, 'kind'>, content?: Fragment): Node =>
  noteSchema.nodes.cell.create({ ...at }, content)

/** The table and the cell with the moving end of the selection; null outside tables. */
export function cellAround({ doc, selection: { $head } }: EditorState) {
  if (!cellOf($head.parent)) return null
  const pos = $head.before()
  const table = tablesIn(doc).find(cells => cells.some(cell => cell.pos === pos))
  const index = table?.findIndex(cell => cell.pos === pos) ?? -1
  const cell = table?.[index]
  return table && cell ? { table, cell, index } : null
}

const startOf = (table: Table) => table[0]?.pos ?? 0
/** Returns the position after the last cell; 0 for a table without cells. */
export const endOf = (table: Table) => {
  const last = table.at(-1)
  return last ? last.pos + last.node.nodeSize : 0
}
export const columnCount = (table: Table) => table[0]?.at.columns ?? 1
const rowsOf = (table: Table) => (table.at(-1)?.at.row ?? 0) + 1

/** Replaces `table` by `rows` of cells, and puts the caret into one of them. */
export function rebuilt(
  tr: Transaction,
  table: Table,
  rows: readonly (readonly (Node | null)[])[],
  caret: { readonly row: number; readonly column: number },
): Transaction {
  const columns = Math.max(0, ...rows.map(row => row.length))
  const start = startOf(table)
  if (rows.length === 0 || columns === 0) return withoutTable(tr, table)
  const cells = rows.flatMap((cells, row) =>
    cells.map((cell, column) => makeCell({ row, column, columns }, cell?.content)),
  )
  tr.replaceWith(start, endOf(table), cells)
  const row = Math.min(caret.row, rows.length - 1)
  const at = row * columns + Math.min(caret.column, columns - 1)
  const before = cells.slice(0, at).reduce((sum, cell) => sum + cell.nodeSize, 0)
  return tr.setSelection(TextSelection.create(tr.doc, start + before + 1)).scrollIntoView()
}

function withoutTable(tr: Transaction, table: Table): Transaction {
  const start = startOf(table)
  tr.replaceWith(start, endOf(table), noteSchema.nodes.paragraph.create())
  return tr.setSelection(TextSelection.create(tr.doc, start + 1)).scrollIntoView()
}

/** The cells of a whole table, row by row. */
export function rowsIn(table: Table): (Node | null)[][] {
  const columns = columnCount(table)
  const rows = Array.from({ length: rowsOf(table) }, () =>
    Array.from({ length: columns }, (): Node | null => null),
  )
  for (const { at, node } of table) rows[at.row]?.splice(at.column, 1, node)
  return rows
}

/** Inserts a table of `heads` after the paragraph at the caret, or in place of it. */
function withTable(state: EditorState, heads: readonly Fragment[], row: number): Transaction {
  const { $from } = state.selection
  const { tr } = state
  const columns = heads.length
  const cells = [0, 1].flatMap(row =>
    heads.map((content, column) =>
      makeCell({ row, column, columns }, row === 0 ? content : undefined),
    ),
  )
  const isReplaced = $from.parent.content.size === 0 || row === 1
  const [from, to] = isReplaced ? [$from.before(), $from.after()] : [$from.after(), $from.after()]
  const isLast = to === state.doc.content.size
  tr.replaceWith(from, to, isLast ? [...cells, noteSchema.nodes.paragraph.create()] : cells)
  const before = cells.slice(0, row * columns).reduce((sum, cell) => sum + cell.nodeSize, 0)
  return tr.setSelection(TextSelection.create(tr.doc, from + before + 1)).scrollIntoView()
}

/** Inserts an empty table of two columns and two rows. */
const insertTable: Command = (state, dispatch) => {
  if (cellOf(state.selection.$from.parent)) return false
  dispatch?.(withTable(state, [Fragment.empty, Fragment.empty], 0))
  return true
}

/** Enter after `| a | b |`, as Markdown writes the heads of a table. */
export const tableOfBars: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const { parent } = $from
  if (!empty || blockOf(parent) !== null || $from.parentOffset < parent.content.size) return false
  const heads = /^[|｜](.+)[|｜]\s*$/.exec(parent.textContent)?.[1]?.split(/[|｜]/)
  if (!heads || heads.length < 2 || heads.length > mostColumns) return false
  const words = heads.map(head => head.trim())
  const contents = words.map(word =>
    word === '' ? Fragment.empty : Fragment.from(noteSchema.text(word)),
  )
  dispatch?.(withTable(state, contents, 1))
  return true
}

/** Goes to the next cell or the one before it. After the last one a row is added. */
export const goToCell =
  (by: 1 | -1): Command =>
  (state, dispatch) => {
    const around = cellAround(state)
    if (!around) return false
    const { table, cell, index } = around
    const next = table[index + by]
    if (next) {
      const end = next.pos + next.node.nodeSize - 1
      const selection = TextSelection.create(state.doc, next.pos + 1, end)
      dispatch?.(state.tr.setSelection(selection).scrollIntoView())
      return true
    }
    if (by === -1 || cell.at.row + 1 >= mostRows) return by === 1
    return addRow(state, dispatch)
  }

/** Adds a row after the one with the caret. */
const addRow: Command = (state, dispatch) => {
  const around = cellAround(state)
  if (!around || rowsOf(around.table) >= mostRows) return false
  const { table, cell } = around
  const rows = rowsIn(table)
  const row = cell.at.row + 1
  rows.splice(
    row,
    0,
    Array.from({ length: columnCount(table) }, () => null),
  )
  dispatch?.(rebuilt(state.tr, table, rows, { row, column: 0 }))
  return true
}

/** Adds a column after the one with the caret. */
const addColumn: Command = (state, dispatch) => {
  const around = cellAround(state)
  if (!around || columnCount(around.table) >= mostColumns) return false
  const { row, column } = around.cell.at
  const rows = rowsIn(around.table)
  for (const cells of rows) cells.splice(column + 1, 0, null)
  dispatch?.(rebuilt(state.tr, around.table, rows, { row, column: column + 1 }))
  return true
}

/** Removes the row with the caret, and with the last one the table. */
const removeRow: Command = (state, dispatch) => {
  const around = cellAround(state)
  if (!around) return false
  const { at } = around.cell
  const rows = rowsIn(around.table)
  rows.splice(at.row, 1)
  dispatch?.(rebuilt(state.tr, around.table, rows, at))
  return true
}

/** Removes the column with the caret, and with the last one the table. */
const removeColumn: Command = (state, dispatch) => {
  const around = cellAround(state)
  if (!around) return false
  const { at } = around.cell
  const rows = rowsIn(around.table)
  for (const cells of rows) cells.splice(at.column, 1)
  dispatch?.(rebuilt(state.tr, around.table, rows, at))
  return true
}

/** Enter in a cell: the cell below, or the paragraph after the table. */
export const belowCell: Command = (state, dispatch) => {
  const around = cellAround(state)
  if (!around) return false
  const { table, cell } = around
  const below = table.find(({ at }) => at.row === cell.at.row + 1 && at.column === cell.at.column)
  const { tr } = state
  const end = endOf(table)
  if (!below && !state.doc.nodeAt(end)) tr.insert(end, noteSchema.nodes.paragraph.create())
  const to = below ? below.pos + below.node.nodeSize - 1 : end + 1
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, to)).scrollIntoView())
  return true
}

/** Backspace or Delete over several cells clears their words, and keeps the cells. */
export const clearCells: Command = (state, dispatch) => {
  const { from, to, empty } = state.selection
  if (empty) return false
  const table = tablesIn(state.doc).find(cells => startOf(cells) < from && endOf(cells) > to)
  const chosen = table?.filter(({ pos, node }) => pos < to && pos + node.nodeSize > from) ?? []
  if (chosen.length < 2) return false
  const { tr } = state
  for (const { pos, node } of chosen.toReversed())
    tr.delete(Math.max(from, pos + 1), Math.min(to, pos + node.nodeSize - 1))
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, from)).scrollIntoView())
  return true
}

/** At an edge of a cell nothing is joined. Backspace in an empty table removes it. */
export const stayInCell =
  (edge: 'start' | 'end'): Command =>
  (state, dispatch) => {
    const { $from, empty } = state.selection
    const around = empty ? cellAround(state) : null
    const offset = edge === 'start' ? 0 : $from.parent.content.size
    if (!around || $from.parentOffset !== offset) return false
    const isBlank = around.table.every(({ node }) => node.content.size === 0)
    if (isBlank && edge === 'start') dispatch?.(withoutTable(state.tr, around.table))
    return true
  }

/** What the reader can do with a table from a menu. */
export const tableActs = {
  insert: insertTable,
  addRow,
  addColumn,
  removeRow,
  removeColumn,
} as const satisfies Readonly<Record<string, Command>>

export type TableAct = keyof typeof tableActs
