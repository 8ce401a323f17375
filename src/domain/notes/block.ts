/**
 * The form of a paragraph of a note. A note is a flat list: an item of a list knows its depth, and
 * neighbouring items are one list (`nested.ts`). Code that reads only `text` understands all notes.
 */
import { isCount } from '../bounds.ts'
import type { RichText } from '../rich-text.ts'

export interface NoteParagraph extends RichText {
  /** Missing in an ordinary paragraph. */
  readonly block?: NoteForm
}

export type NoteForm =
  | { readonly kind: 'heading'; readonly level: HeadingLevel }
  | ListItem
  /** Neighbouring paragraphs of this form are one quotation. */
  | { readonly kind: 'quotation' }
  | { readonly kind: 'code' }
  | NoteCell

export type ListItem = UntickedItem | TickedItem
interface UntickedItem {
  readonly kind: 'item'
  readonly list: 'bullet' | 'number'
  /** From 0 to `deepestItem`. */
  readonly depth: number
}
interface TickedItem {
  readonly kind: 'item'
  readonly list: 'check'
  readonly depth: number
  readonly checked: boolean
}

/**
 * One cell of a table. Neighbouring cells are one table, row after row, as long as their places
 * increase and they have the same number of columns. A missing cell is an empty one. The first row
 * has the heads.
 */
export interface NoteCell {
  readonly kind: 'cell'
  /** From 0. */
  readonly row: number
  readonly column: number
  /** How many columns the table has. */
  readonly columns: number
}

/** Wider tables do not fit beside a text. */
export const mostColumns = 12
export const mostRows = 500

export const noteHeadingLevels = [1, 2, 3] as const
export type HeadingLevel = (typeof noteHeadingLevels)[number]

export const listKinds = ['bullet', 'number', 'check'] as const
export type ListKind = (typeof listKinds)[number]

/** Deeper lists do not fit beside a text. */
export const deepestItem = 7

/** Whether `value` is a form that this program knows. It may have more fields. */
export function isNoteForm(value: unknown): value is NoteForm {
  if (typeof value !== 'object' || value === null) return false
  const { kind, level, list, depth, checked, ...rest }: Readonly<Record<string, unknown>> = {
    ...value,
  }
  if (kind === 'cell') return isCell(rest)
  if (kind === 'heading') return noteHeadingLevels.some(known => known === level)
  if (kind !== 'item') return kind === 'quotation' || kind === 'code'
  const isTicked = list === 'check' ? typeof checked === 'boolean' : checked === undefined
  return listKinds.some(known => known === list) && isCount(depth, deepestItem) && isTicked
}

const isCell = ({ row, column, columns }: Readonly<Record<string, unknown>>): boolean =>
  isCount(row, mostRows - 1) &&
  isCount(columns, mostColumns) &&
  isCount(column, mostColumns - 1) &&
  Number(column) < Number(columns)

/** Whether `cell` goes on with the table of the cell before it. */
export const continuesTable = (before: NoteCell, cell: NoteCell): boolean =>
  cell.columns === before.columns &&
  (cell.row > before.row || (cell.row === before.row && cell.column > before.column))

/** Returns the item of a list; a new one of a checklist is open. */
export const listItem = (list: ListKind, depth: number, checked = false): ListItem =>
  list === 'check' ? { kind: 'item', list, depth, checked } : { kind: 'item', list, depth }

/**
 * Returns `body` with the item of a checklist at `at` ticked, or open again. Returns null if it is
 * no such item.
 */
export function ticked(
  body: readonly NoteParagraph[],
  at: number,
): readonly NoteParagraph[] | null {
  const block = body[at]?.block
  if (block?.kind !== 'item' || block.list !== 'check') return null
  return body.map((paragraph, i) =>
    i === at ? { ...paragraph, block: { ...block, checked: !block.checked } } : paragraph,
  )
}
