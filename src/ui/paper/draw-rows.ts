import { headWords, isOfPhrases } from '#domain/paper/paper-headings'
import {
  placeNames,
  wordsOf,
  type PaperNoteParagraph,
  type PaperCell,
  type PaperNote,
  type PaperPair,
} from '#domain/paper/paper-text'
import { drawWords, element, type DrawnPart } from './draw-words.ts'
import styles from './paper.module.css'

/** A side of a row with the element that its words are in. */
export interface DrawnCell {
  readonly block: HTMLElement
  readonly words: HTMLElement
}

interface RowLook {
  readonly hasNumber: boolean
  /** Whether the number leads back to the paragraph in the program. */
  readonly isLinked: boolean
  /** Whether its first line is moved in. */
  readonly isIndented: boolean
  /** The kind of the pair before it. */
  readonly after: PaperPair['kind'] | null
  /** Whether it goes on from the page before. */
  readonly goesOn: boolean
}

/** Draws a row for the cells of `pair` that are given, in their order, still without cells. */
export function drawRow(
  pair: PaperPair,
  { hasNumber, isLinked, isIndented, after, goesOn }: RowLook,
): HTMLElement {
  const row = element('div', styles.row)
  const { dataset } = row
  dataset['kind'] = pair.kind
  if (after !== null) dataset['after'] = after
  if (pair.level !== null) dataset['level'] = String(Math.min(pair.level, 4))
  if (isIndented) dataset['indented'] = ''
  if (goesOn) dataset['goesOn'] = ''
  if (hasNumber && pair.number !== null && !goesOn) {
    const number = linked(isLinked ? pair.link : null, styles.number)
    if (!isLinked || pair.link === null) number.setAttribute('aria-hidden', 'true')
    number.textContent = String(pair.number)
    row.append(number)
  }
  return row
}

/** Returns an element for a number, which leads to `link` if there is one. */
function linked(link: string | null, className: string | undefined): HTMLElement {
  if (link === null) return element('span', className)
  const made = element('a', className)
  made.href = link
  return made
}

interface CellLook {
  readonly cell: PaperCell
  readonly part: DrawnPart
  readonly isFirst: boolean
  /** What links to its beginning call it. */
  readonly name?: string
}

/**
 * Appends a part of a cell to `row`. Only the beginning of a heading is one for the outline, and
 * only on the side that is `first`.
 */
export function drawCell(
  row: HTMLElement,
  pair: PaperPair,
  { cell, part, isFirst, name }: CellLook,
): DrawnCell {
  const isHeading = pair.level !== null && isFirst && part.start === 0
  const block = isHeading ? heading(pair.level ?? 1) : element('p')
  block.className = styles.cell ?? ''
  if (name !== undefined && part.start === 0) part.links?.name(block, name)
  block.dataset['side'] = cell.side
  // A line of verse that does not fit goes on further in.
  if (pair.kind === 'verse' && !wordsOf(cell.runs).includes('\n')) block.dataset['line'] = ''
  if (pair.level !== null && isOfPhrases(headWords(cell))) block.dataset['phrases'] = ''
  return fill(row, block, { ...cell, part })
}

function heading(level: number): HTMLElement {
  // The title of the book has level 1, and HTML has six levels.
  const names = ['h2', 'h3', 'h4', 'h5', 'h6'] as const
  return element(names[Math.min(level, names.length) - 1] ?? 'h6')
}

/** Appends a part of a paragraph of a note to `parent`. `number` comes before the first one. */
export function drawNoteParagraph(
  parent: HTMLElement,
  { language, runs, depth }: PaperNoteParagraph,
  {
    part,
    number,
    link = null,
  }: { part: DrawnPart; number: PaperNote['number'] | null; link?: string | null },
): DrawnCell {
  const block = element('p', styles.noteText)
  block.dataset['depth'] = String(Math.min(depth, 4))
  if (number !== null) {
    const sign = linked(link, styles.noteNumber)
    sign.textContent = String(number)
    block.append(sign)
    part.links?.name(block, placeNames.note(number))
  }
  return fill(parent, block, { language, runs, part })
}

function fill(
  parent: HTMLElement,
  block: HTMLElement,
  { language, runs, part }: Pick<PaperCell, 'language' | 'runs'> & { part: DrawnPart },
): DrawnCell {
  block.lang = language
  block.dir = 'auto'
  if (runs.some(({ reading }) => reading !== null)) block.dataset['read'] = ''
  const words = element('span', styles.words)
  drawWords(words, runs, part)
  block.append(words)
  parent.append(block)
  return { block, words }
}
