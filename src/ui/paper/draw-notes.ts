/** Draws the notes at the foot of a page. */
import type { NotePart } from '#domain/paper/paginate'
import { placeNames, wordsOf, type PaperNoteRow } from '#domain/paper/paper-text'
import { drawNoteRow, drawNoteTable } from './draw-note-table.ts'
import { drawNoteParagraph } from './draw-rows.ts'
import { element, type DrawnLinks, type DrawnPart } from './draw-words.ts'
import type { LaidOut } from './lay-out.ts'
import type { PaperBlockLine } from './measure-notes.ts'
import styles from './paper.module.css'

/** Returns the foot of a page with `parts` of notes. */
export function notesOf(
  laid: LaidOut,
  parts: readonly NotePart[],
  links: DrawnLinks | null,
): HTMLElement {
  const foot = element('div', styles.notes)
  for (const part of parts) drawNote(foot, laid, part, links)
  return foot
}

function drawNote(
  foot: HTMLElement,
  laid: LaidOut,
  { number, from, to }: NotePart,
  links: DrawnLinks | null,
): void {
  const note = laid.text.notes[number - 1]
  const all = laid.notes.get(number) ?? []
  const lines = all.slice(from, to).flat()
  let table: HTMLElement | null = null
  for (const at of new Set(lines.map(({ paragraph }) => paragraph))) {
    const block = note?.paragraphs[at]
    const own = lines.filter(({ paragraph }) => paragraph === at)
    if (!block) continue
    if ('cells' in block) {
      if (block.isHeads || !table) {
        table = drawNoteTable(foot, block)
        if (!block.isHeads) drawHeadsAgain(table, laid, number, at)
      }
      drawNoteRow(table, block, partsOf(block, own, links))
      continue
    }
    table = null
    const [part] = partsOf({ cells: [block.runs] }, own, links)
    if (!part) continue
    const { block: drawn } = drawNoteParagraph(foot, block, {
      part,
      number: at === 0 && from === 0 ? number : null,
      link: links && (note?.link ?? `#${placeNames.sign(number)}`),
    })
    if (part.end < wordsOf(block.runs).length) drawn.dataset['cut'] = ''
  }
}

/** Draws the heads of the table that has the row at `at` of a note once more. */
function drawHeadsAgain(table: HTMLElement, laid: LaidOut, number: number, at: number): void {
  const blocks = laid.text.notes[number - 1]?.paragraphs ?? []
  const place = blocks.slice(0, at).findLastIndex(one => 'cells' in one && one.isHeads)
  const heads = blocks[place]
  if (!heads || !('cells' in heads)) return
  const lines = (laid.notes.get(number) ?? []).flat().filter(({ paragraph }) => paragraph === place)
  const { row } = drawNoteRow(table, heads, partsOf(heads, lines, null))
  row.setAttribute('aria-hidden', 'true')
}

/** Returns what `lines` have of each cell. */
const partsOf = (
  { cells }: Pick<PaperNoteRow, 'cells'>,
  lines: readonly PaperBlockLine[],
  links: DrawnLinks | null,
): readonly DrawnPart[] =>
  cells.map((_, i) => ({
    start: lines[0]?.cells[i]?.start ?? 0,
    end: lines.at(-1)?.cells[i]?.end ?? 0,
    breaks: lines.slice(0, -1).map(line => line.cells[i]?.end ?? 0),
    links,
  }))
