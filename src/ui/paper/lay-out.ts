/** Sets a book on pages: the page measures its lines, and `domain/paper/paginate` places them. */
import {
  paginate,
  type MeasuredLine,
  type MeasuredPair,
  type PaperPage,
} from '#domain/paper/paginate'
import {
  wordsOf,
  type PaperNote,
  type PaperPair,
  type PaperRun,
  type PaperText,
} from '#domain/paper/paper-text'
import { bodyHeight, type Sheet } from '#domain/paper/sheet'
import { contentsSheets, type PaperContentsEntry } from './contents.ts'
import { drawCell, drawRow, type DrawnCell } from './draw-rows.ts'
import { textLinesOf, type TextLines } from './measure-lines.ts'
import { measuredNotes, type MeasuredPaperNote, type PaperNoteLine } from './measure-notes.ts'
import { sheetsElement } from './paper-look.ts'
import styles from './paper.module.css'

/** A book on pages. */
export interface LaidOut {
  readonly text: PaperText
  readonly sheet: Sheet
  readonly pages: readonly PaperPage[]
  /** The entries of the contents on each page; none if it has no contents. */
  readonly contents: readonly (readonly PaperContentsEntry[])[]
  /** Where the lines of each side of each pair end. */
  readonly ends: readonly (readonly (readonly number[])[])[]
  /** The lines of each note. */
  readonly notes: ReadonlyMap<number, readonly PaperNoteLine[]>
}

export interface LayingOutSheet {
  readonly sheet: Sheet
  /** Whether each chapter begins on a new page. */
  readonly newPages: boolean
  readonly hasContents: boolean
}

export interface LayingOut {
  readonly signal: AbortSignal
  /** Called with the number of pairs that have been measured, and of all. */
  readonly onProgress: (done: number, total: number) => void
  readonly otherTasks: () => Promise<void>
}

/** So many are measured at once: each is a layout of the page. */
const portion = 24

/** Resolves to null if the signal is aborted. */
export async function layOut(
  text: PaperText,
  { sheet, newPages, hasContents }: LayingOutSheet,
  { signal, onProgress, otherTasks }: LayingOut,
): Promise<LaidOut | null> {
  const root = sheetsElement(sheet)
  root.classList.add(styles.measuring ?? '')
  root.setAttribute('aria-hidden', 'true')
  document.body.append(root)
  try {
    const pairs: { readonly pair: MeasuredPair; readonly ends: readonly (readonly number[])[] }[] =
      []
    for (let at = 0; at < text.pairs.length; at += portion) {
      onProgress(at, text.pairs.length)
      pairs.push(...(await measuredPairs(root, text, { sheet, newPages, from: at })))
      await otherTasks()
      if (signal.aborted) return null
    }
    const notes = new Map<number, MeasuredPaperNote>()
    for (let at = 0; at < text.notes.length; at += portion) {
      const some = text.notes.slice(at, at + portion)
      const left = text.pairs[0]?.cells[0]?.side
      const areaOf = ({ side }: PaperNote) => (sheet.setting === 'facing' && side !== left ? 1 : 0)
      const inPage = (foot: HTMLElement) => shown(root, [foot])
      for (const [number, one] of await measuredNotes(some, areaOf, inPage)) notes.set(number, one)
      await otherTasks()
      if (signal.aborted) return null
    }
    const room = {
      height: bodyHeight(sheet),
      noteGap: sheet.noteGap,
      areas: sheet.setting === 'facing' ? 2 : 1,
    }
    const sizes = new Map([...notes].map(([number, { note }]) => [number, note]))
    const pages = [
      ...paginate(
        pairs.map(({ pair }) => pair),
        sizes,
        room,
      ),
    ]
    return {
      text,
      sheet,
      pages,
      contents: hasContents ? await contentsSheets(text, sheet, some => shown(root, some)) : [],
      ends: pairs.map(({ ends }) => ends),
      notes: new Map([...notes].map(([number, { lines }]) => [number, lines])),
    }
  } finally {
    root.remove()
  }
}

/** Whether the first line of a pair is moved in: in running text of one side alone. */
export function isIndented({ pairs }: PaperText, at: number, { setting }: Sheet): boolean {
  const pair = pairs[at]
  if (setting !== 'alone' || pair?.kind !== 'body' || pair.level !== null) return false
  const isChinese = /^(zh|lzh|ja)\b/.test(pair.cells[0]?.language ?? '')
  return isChinese || pairs[at - 1]?.kind === 'body'
}

/** A number is beside the text, and takes no room in it. */
const unnumbered = { hasNumber: false, isLinked: false, goesOn: false } as const

async function measuredPairs(
  root: HTMLElement,
  text: PaperText,
  { sheet, newPages, from }: Omit<LayingOutSheet, 'hasContents'> & { readonly from: number },
) {
  const drawn = text.pairs.slice(from, from + portion).map((pair, i) => {
    const after = text.pairs[from + i - 1]?.kind ?? null
    const indented = isIndented(text, from + i, sheet)
    const look = { ...unnumbered, isIndented: indented, after }
    const row = drawRow(pair, look)
    const cells = pair.cells.map((cell, side) =>
      drawCell(row, pair, { cell, part: whole(cell.runs), isFirst: side === 0 }),
    )
    return { pair, row, cells }
  })
  await shown(
    root,
    drawn.map(({ row }) => row),
  )
  const measured = drawn.map(({ pair, row, cells }) => {
    const lines = cells.map(measuredText)
    const first = cells[0]?.block.getBoundingClientRect().top
    return {
      pair: {
        above: first === undefined ? 0 : first - row.getBoundingClientRect().top,
        isHeading: pair.level !== null || pair.kind === 'boxTitle',
        startsPage: pair.startsChapter && newPages,
        cells: lines.map((one, side) => withSigns(one, pair.cells[side]?.runs ?? [])),
      },
      ends: lines.map(({ ends }) => ends),
    }
  })
  root.replaceChildren()
  return measured
}

const whole = (runs: readonly PaperRun[]) => ({
  start: 0,
  end: wordsOf(runs).length,
  breaks: [],
  links: null,
})

/** A side without words has no lines. */
const measuredText = ({ block, words }: DrawnCell): TextLines =>
  words.hasChildNodes() ? textLinesOf(block, words) : { ends: [], heights: [] }

function withSigns({ ends, heights }: TextLines, runs: PaperPair['cells'][number]['runs']) {
  const lines = heights.map((height): MeasuredLine & { readonly signs: number[] } => ({
    height,
    signs: [],
  }))
  let at = 0
  for (const { text, signs } of runs) {
    at += text.length
    if (signs.length === 0) continue
    // A sign is in the line of the character before it.
    const line = ends.findIndex(end => at <= end)
    lines[line === -1 ? lines.length - 1 : line]?.signs.push(...signs)
  }
  return lines
}

/** Resolves when `elements` are in the page and all their faces have arrived. */
async function shown(root: HTMLElement, elements: readonly HTMLElement[]): Promise<void> {
  root.replaceChildren(...elements)
  // Only a layout finds out which faces are needed.
  root.getBoundingClientRect()
  while (document.fonts.status === 'loading') {
    await document.fonts.ready
    root.getBoundingClientRect()
  }
}
