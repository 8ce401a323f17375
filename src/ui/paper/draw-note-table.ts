/** Draws tables of notes on paper. */
import type { PaperNoteRow } from '#domain/paper/paper-text'
import { drawNoteParagraph, type DrawnCell } from './draw-rows.ts'
import { element, type DrawnPart } from './draw-words.ts'
import styles from './paper.module.css'

/** A column that wants so little has it, if all of them together want no more than the most. */
const [little, mostOfLittle] = [7, 16]

/** Appends a table without rows to `parent`, with the columns of `row`. */
export function drawNoteTable(parent: HTMLElement, { columns }: PaperNoteRow): HTMLElement {
  const table = element('table', styles.noteTable)
  const all = sum(columns)
  const narrow = sum(columns.filter(width => width <= little))
  const isFixed = (width: number) => width <= little && narrow <= mostOfLittle && narrow < all
  table.style.inlineSize = `min(100% - 1.2em, ${all}em)`
  const widths = element('colgroup')
  for (const width of columns) {
    const column = element('col')
    // Beside columns of a fixed width, the others share what is left alike.
    if (isFixed(width)) column.style.inlineSize = `${width}em`
    else if (!columns.some(isFixed)) column.style.inlineSize = `${(100 * width) / all}%`
    widths.append(column)
  }
  table.append(widths)
  parent.append(table)
  return table
}

const sum = (widths: readonly number[]): number => widths.reduce((all, one) => all + one, 0)

/** Appends a row to `table`, of whose cells only `parts` are drawn. */
export function drawNoteRow(
  table: HTMLElement,
  { language, cells, isHeads }: PaperNoteRow,
  parts: readonly DrawnPart[],
): { readonly row: HTMLElement; readonly cells: readonly DrawnCell[] } {
  const row = element('tr')
  const drawn = cells.map((runs, i) => {
    const cell = element(isHeads ? 'th' : 'td')
    row.append(cell)
    const part = parts[i] ?? { start: 0, end: 0, breaks: [], links: null }
    return drawNoteParagraph(cell, { language, runs, depth: 0 }, { part, number: null })
  })
  table.append(row)
  return { row, cells: drawn }
}
