/** Measures the lines of notes at the foot of pages, and of the rows of tables in them. */
import type { MeasuredNote } from '#domain/paper/paginate'
import { wordsOf, type PaperNote, type PaperRun } from '#domain/paper/paper-text'
import { drawNoteRow, drawNoteTable } from './draw-note-table.ts'
import { drawNoteParagraph, type DrawnCell } from './draw-rows.ts'
import { element } from './draw-words.ts'
import { textLinesOf, type TextLines } from './measure-lines.ts'
import styles from './paper.module.css'

/**
 * What stays together of a note. It is one line; the heads of a table stay with the first line
 * below them.
 */
export type PaperNoteLine = readonly PaperBlockLine[]

/** A line of a paragraph or row: its place in the note, and the text of each cell in the line. */
export interface PaperBlockLine {
  readonly paragraph: number
  /** A paragraph is one cell. */
  readonly cells: readonly { readonly start: number; readonly end: number }[]
}

export interface MeasuredPaperNote {
  readonly note: MeasuredNote
  readonly lines: readonly PaperNoteLine[]
}

/**
 * Returns the lines of `notes` by their numbers. `shown` puts an element into the page, so that it
 * can be measured.
 */
export async function measuredNotes(
  notes: readonly PaperNote[],
  areaOf: (note: PaperNote) => number,
  shown: (foot: HTMLElement) => Promise<void>,
): Promise<ReadonlyMap<number, MeasuredPaperNote>> {
  const foot = element('div', styles.notes)
  const drawn = notes.map(note => ({ note, blocks: drawBlocks(foot, note) }))
  await shown(foot)
  return new Map(
    drawn.map(({ note, blocks }) => {
      const units = together(blocks.flatMap(linesOf))
      return [
        note.number,
        {
          note: {
            area: areaOf(note),
            lines: units.map(({ height }) => height),
            again: units.map(({ again }) => again),
          },
          lines: units.map(({ lines }) => lines),
        },
      ]
    }),
  )
}

interface DrawnBlock {
  readonly paragraph: number
  readonly cells: readonly { readonly drawn: DrawnCell; readonly length: number }[]
  /** The row of a table and the row of its heads, which may be the same; null for a paragraph. */
  readonly row: { readonly own: HTMLElement; readonly heads: HTMLElement } | null
}

function drawBlocks(foot: HTMLElement, { number, paragraphs }: PaperNote): readonly DrawnBlock[] {
  let table: HTMLElement | null = null
  let heads: HTMLElement | null = null
  return paragraphs.map((block, paragraph) => {
    if (!('cells' in block)) {
      const look = { part: whole(block.runs), number: paragraph === 0 ? number : null }
      const drawn = drawNoteParagraph(foot, block, look)
      return { paragraph, row: null, cells: [{ drawn, length: wordsOf(block.runs).length }] }
    }
    if (block.isHeads || !table) table = drawNoteTable(foot, block)
    const { row, cells } = drawNoteRow(table, block, block.cells.map(whole))
    if (block.isHeads || !heads) heads = row
    return {
      paragraph,
      row: { own: row, heads },
      cells: cells.map((drawn, i) => ({ drawn, length: wordsOf(block.cells[i] ?? []).length })),
    }
  })
}

const whole = (runs: readonly PaperRun[]) => ({
  start: 0,
  end: wordsOf(runs).length,
  breaks: [],
  links: null,
})

interface MeasuredLine {
  readonly lines: PaperNoteLine
  readonly height: number
  readonly again: number
  readonly isHeads: boolean
}

function linesOf({ paragraph, cells, row }: DrawnBlock): readonly MeasuredLine[] {
  const measured = cells.map(({ drawn: { block, words } }): TextLines =>
    words.hasChildNodes() ? textLinesOf(block, words) : { ends: [], heights: [] },
  )
  const count = Math.max(row ? 1 : 0, ...measured.map(({ ends }) => ends.length))
  const heights = Array.from({ length: count }, (_, line) =>
    Math.max(0, ...measured.map(one => one.heights[line] ?? 0)),
  )
  const size = (one: HTMLElement) => one.getBoundingClientRect().height
  // The lines and spaces around a row come again if it goes on.
  const around = row ? size(row.own) - heights.reduce((sum, height) => sum + height, 0) : 0
  const isHeads = row !== null && row.own === row.heads
  return heights.map((height, line) => ({
    height: height + (line === 0 ? around : 0),
    again: row && !isHeads ? size(row.heads) + (line > 0 ? around : 0) : 0,
    isHeads,
    lines: [
      {
        paragraph,
        cells: measured.map(({ ends }, i) => {
          const length = cells[i]?.length ?? 0
          return { start: line === 0 ? 0 : (ends[line - 1] ?? length), end: ends[line] ?? length }
        }),
      },
    ],
  }))
}

/** Joins the heads of each table, and the first line below them. */
function together(all: readonly MeasuredLine[]): readonly MeasuredLine[] {
  const units: MeasuredLine[] = []
  for (const line of all) {
    const before = units.at(-1)
    const isNext = before?.lines.at(-1)?.paragraph === line.lines[0]?.paragraph || !line.isHeads
    if (before?.isHeads && isNext)
      units[units.length - 1] = {
        ...before,
        lines: [...before.lines, ...line.lines],
        height: before.height + line.height,
        isHeads: line.isHeads,
      }
    else units.push(line)
  }
  return units
}
