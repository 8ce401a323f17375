/** A note as it is drawn and exported: items in their lists, and quotations together. */
import {
  continuesTable,
  deepestItem,
  type ListItem,
  type ListKind,
  type NoteParagraph,
  type NoteCell,
} from './block.ts'

export type NoteBlock =
  | { readonly kind: 'paragraph' | 'code'; readonly line: NoteLine }
  | { readonly kind: 'heading'; readonly level: number; readonly line: NoteLine }
  | { readonly kind: 'quotation'; readonly lines: readonly NoteLine[] }
  | ListBlock
  | NoteTable

export interface NoteTable {
  readonly kind: 'table'
  /** Each row has all columns; null for an empty cell. The first row has the heads. */
  readonly rows: readonly (readonly (NoteLine | null)[])[]
}

export interface ListBlock {
  readonly kind: 'list'
  readonly list: ListKind
  readonly items: readonly ListEntry[]
}

export interface ListEntry {
  /** Null if the list begins deeper than the one around it. */
  readonly line: NoteLine | null
  /** Null outside checklists. */
  readonly checked: boolean | null
  readonly lists: readonly ListBlock[]
}

/** A paragraph and its place in the note, from 0. */
export interface NoteLine {
  readonly at: number
  readonly rich: NoteParagraph
}

interface OpenList {
  readonly kind: 'list'
  readonly list: ListKind
  readonly items: { line: NoteLine | null; checked: boolean | null; lists: OpenList[] }[]
}

/** Returns `body` as blocks, in order. Every paragraph is in exactly one of them. */
export function nested(body: readonly NoteParagraph[]): readonly NoteBlock[] {
  const blocks: NoteBlock[] = []
  let quotation: NoteLine[] | null = null
  let lists: OpenList[] | null = null
  let table: OpenTable | null = null
  for (const [at, rich] of body.entries()) {
    const { block } = rich
    const line = { at, rich }
    if (block?.kind !== 'quotation') quotation = null
    if (block?.kind !== 'item') lists = null
    if (block?.kind !== 'cell') table = null
    if (block === undefined) blocks.push({ kind: 'paragraph', line })
    else if (block.kind === 'code') blocks.push({ kind: 'code', line })
    else if (block.kind === 'heading') blocks.push({ kind: 'heading', level: block.level, line })
    else if (block.kind === 'cell') {
      if (!table || !continuesTable(table.last, block)) {
        table = { rows: [], last: block }
        blocks.push({ kind: 'table', rows: table.rows })
      }
      addCell(table, block, line)
    } else if (block.kind === 'quotation') {
      if (!quotation) blocks.push({ kind: 'quotation', lines: (quotation = []) })
      quotation.push(line)
    } else {
      lists ??= []
      const known = lists.length
      addItem(lists, block, line)
      blocks.push(...lists.slice(known))
    }
  }
  return blocks
}

interface OpenTable {
  readonly rows: (NoteLine | null)[][]
  last: NoteCell
}

/** Adds a cell to the last row of `table`, or to a new one. */
function addCell(table: OpenTable, cell: NoteCell, line: NoteLine): void {
  let row = table.rows.at(-1)
  if (!row || cell.row !== table.last.row)
    table.rows.push((row = Array.from({ length: cell.columns }, () => null)))
  row[cell.column] = line
  table.last = cell
}

/** Adds an item to the last of `lists` at its depth, or to a new list. */
function addItem(lists: OpenList[], item: ListItem, line: NoteLine): void {
  let within = lists
  for (let depth = 0; depth < Math.min(item.depth, deepestItem); depth++) {
    let around = within.at(-1)
    if (!around) within.push((around = { kind: 'list', list: item.list, items: [] }))
    let last = around.items.at(-1)
    if (!last) around.items.push((last = { line: null, checked: null, lists: [] }))
    within = last.lists
  }
  let own = within.at(-1)
  if (own?.list !== item.list) within.push((own = { kind: 'list', list: item.list, items: [] }))
  own.items.push({ line, checked: item.list === 'check' ? item.checked : null, lists: [] })
}
