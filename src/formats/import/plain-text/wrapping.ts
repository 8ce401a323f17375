/**
 * Decides whether a file is wrapped (its lines are lines of print, several to a paragraph) and
 * which lines continue on the next. The whole file is judged: in a text set to one width, a line
 * ends because the next word did not fit, and mostly in mid-sentence.
 */
import { endsSentence, hasClauses } from '#domain/text/sentence'
import { columnsOf } from '#domain/text/width'
import { asPrinted } from '../missing-characters.ts'
import { isLatin, marginOf, peakOf, spacingOf } from './line-measures.ts'
import type { PrintedLine } from './printed-lines.ts'

export interface Wrapping {
  /** The width of a full line, in the unit of `measure`. */
  readonly width: number
  readonly measure: 'columns' | 'characters'
  /** The number of blank lines between two lines of one paragraph. */
  readonly spacing: 0 | 1
  /** The indent of lines that do not begin a paragraph, in columns. */
  readonly margin: number
}

/** The width of printed lines in columns, at most and at least. */
const widest = 200
const narrowest = 20
/** Fewer breaks prove nothing. */
const leastBreaks = 3
/**
 * The least share of line ends that are breaks, and the least share of breaks that cut a sentence.
 */
const breakShare = 0.35
const cutShare = 0.5
/**
 * The least share of full lines with a clause mark. With fewer, the lines are names, verse or
 * tables.
 */
const proseShare = 0.3
/** The largest share of lines that may be wider than a full one. */
const overShare = 0.05

/** Without a width, all lines are joined up to a blank line or an indent. */
const unmeasured: Wrapping = { width: 0, measure: 'columns', spacing: 0, margin: 0 }

/**
 * Returns the wrapping to use if the reader chose to join lines: by width, if the lines have one.
 */
export function forcedWrapping(lines: readonly PrintedLine[]): Wrapping {
  const guess = likeliestWrapping(lines)
  return guess !== null && isPrintWidth(guess) ? guess : { ...unmeasured, margin: marginOf(lines) }
}

/** Returns the wrapping of a file that marks its printed lines (`cut`); null if it marks none. */
export const markedWrapping = (lines: readonly PrintedLine[]): Wrapping | null =>
  lines.some(({ cut }) => cut) ? { ...unmeasured, width: Infinity } : null

/** Returns how the lines of a file are wrapped; null if each line is a paragraph. */
export function wrappingOf(lines: readonly PrintedLine[]): Wrapping | null {
  const guess = likeliestWrapping(lines)
  return guess !== null && isWrapped(lines, guess) ? guess : null
}

/** Returns the likeliest wrapping, if the lines are wrapped at all; null if they have no width. */
function likeliestWrapping(lines: readonly PrintedLine[]): Wrapping | null {
  const common = { spacing: spacingOf(lines), margin: marginOf(lines) }
  const ragged = isLatin(lines)
  const measures = ragged ? (['characters'] as const) : (['columns', 'characters'] as const)
  const guesses = measures.map(measure => {
    const widths = lines.map(line => widthOf(line, measure))
    return { measure, ...peakOf(widths, ragged) }
  })
  const [best] = guesses.toSorted((a, b) => b.share - a.share)
  if (best === undefined || best.width === 0) return null
  return { width: best.width, measure: best.measure, ...common }
}

/** Whether `next` continues the paragraph of `line`, which it follows, judged by their layout. */
export function goesOn(line: PrintedLine, next: PrintedLine, wrapping: Wrapping): boolean {
  if (beginsNote(line, next)) return false
  const { margin, spacing } = wrapping
  const isIndented = next.indent > margin && !isHung(next, margin)
  if (isIndented && next.indent !== line.indent) return false
  if (next.gap > spacing) {
    // A page ended here: the line is full and in mid-sentence, and the next is not indented.
    return (
      wrapping.width > 0 &&
      next.gap <= spacing + pageGap &&
      !isIndented &&
      isFull(line, next, wrapping) &&
      (!endsInMark(line) || /[，、,]$/.test(line.text))
    )
  }
  if (line.cut) return true
  if (isIndented)
    return next.indent > margin + 4 && isFull(line, next, wrapping) && !endsSentence(line.text)
  return isNearlyFull(line, next, wrapping)
}

/** Whether `next` begins a footnote. In mid-sentence, ① is an item's number or a reference. */
const beginsNote = (line: PrintedLine, next: PrintedLine): boolean =>
  /^(?:[①-⑳]|\[\d{1,3}\])\s/.test(next.text) ||
  (/^[①-⑳][^，。；、：！？）”’」』]/.test(next.text) && /[。！？.!?”」』]$/.test(line.text))

/**
 * Whether a line is moved by the one column that print leaves before an opening quotation mark or
 * bracket.
 */
const isHung = ({ indent, text }: PrintedLine, margin: number): boolean =>
  indent === margin + 1 && /^[“‘「『《〈（【〔"(]/.test(text)

/** The most blank lines that a page break leaves: half a page. */
const pageGap = 30
/** The overhang of punctuation that may not begin a line. */
const slack = 4

/**
 * Whether `line` is full, or nearly full and ends in mid-sentence. Letters and punctuation of
 * different widths make printed lines uneven.
 */
const isNearlyFull = (line: PrintedLine, next: PrintedLine, wrapping: Wrapping): boolean =>
  isFull(withCountedIndent(line, next, wrapping), next, wrapping) ||
  (!endsInMark(line) && widthOf(line, wrapping.measure) >= wrapping.width * nearly)

const nearly = 0.8

/**
 * Returns a first line, which the unindented `next` follows, with twice its indent. Programs that
 * count characters let each of its spaces take the place of a Han character.
 */
const withCountedIndent = (
  line: PrintedLine,
  next: PrintedLine,
  { margin }: Wrapping,
): PrintedLine =>
  line.indent > margin && next.indent <= margin ? { ...line, indent: line.indent * 2 } : line

const endsInMark = ({ text }: PrintedLine): boolean => /[\p{P}\p{S}]$/u.test(text)

/** Whether the first word of `next` did not fit on `line`. */
export function isFull(
  line: PrintedLine,
  next: PrintedLine,
  { width, measure }: Pick<Wrapping, 'width' | 'measure'>,
): boolean {
  return widthOf(line, measure) + spaceBetween(line, next) + firstUnit(next, measure) > width
}

const spaceBetween = (line: PrintedLine, next: PrintedLine): number =>
  /[\p{Script=Latin}\d,.;:!?)"'’”]$/u.test(line.text) &&
  /^[\p{Script=Latin}\d("'‘“]/u.test(next.text)
    ? 1
    : 0

const unit =
  /^[（《〈「『【〔“‘([]*(?:[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}\p{M}'’.-]*|[^])[，。、；：！？）》〉」』】〕”’,.;:!?)\]…—]*/u

/**
 * The width of the first unbreakable unit of a line: a word, or a Han character with its
 * punctuation.
 */
function firstUnit({ text }: PrintedLine, measure: Wrapping['measure']): number {
  return sizeOf(unit.exec(text.slice(0, 40))?.[0] ?? '', measure)
}

function widthOf({ text, indent }: PrintedLine, measure: Wrapping['measure']): number {
  const size = sizeOf(asPrinted(text), measure)
  return (measure === 'columns' ? indent : Math.ceil(indent / 2)) + size
}

const sizeOf = (text: string, measure: Wrapping['measure']): number =>
  measure === 'columns' ? columnsOf(text) : text.length

const columnsIn = ({ width, measure }: Wrapping): number =>
  measure === 'columns' ? width : width * 2

const isPrintWidth = (wrapping: Wrapping): boolean =>
  columnsIn(wrapping) >= narrowest && columnsIn(wrapping) <= widest

function isWrapped(lines: readonly PrintedLine[], wrapping: Wrapping): boolean {
  const columns = columnsIn(wrapping)
  if (!isPrintWidth(wrapping)) return false
  const over = lines.filter(line => widthOf(line, wrapping.measure) > wrapping.width + slack)
  if (over.length > lines.length * overShare) return false
  let pairs = 0
  let breaks = 0
  let cuts = 0
  let prose = 0
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1]
    if (next === undefined || next.gap > wrapping.spacing) continue
    if (next.indent > wrapping.margin && !isHung(next, wrapping.margin)) continue
    pairs++
    if (!isFull(line, next, wrapping) || isTable(line)) continue
    breaks++
    if (!endsInMark(line)) cuts++
    if (hasClauses(line.text) || /[、：:.]/.test(line.text) || /^\p{Ll}/u.test(next.text)) prose++
  }
  return (
    breaks >= leastBreaks &&
    breaks >= pairs * breakShare &&
    cuts >= breaks * cutShare &&
    (prose >= breaks * proseShare || (columns >= wideUnmarked && areUnmarked(lines, wrapping)))
  )
}

/**
 * Old texts have no punctuation. Their lines are as even as those of a table or poem, but longer.
 */
const wideUnmarked = 30
const evenShare = 0.6
const leastUnmarked = 10

function areUnmarked(lines: readonly PrintedLine[], { width, measure }: Wrapping): boolean {
  const even = lines.filter(line => widthOf(line, measure) === width && !/\s/.test(line.text))
  const marked = lines.filter(({ text }) => /[\p{P}\p{S}]/u.test(text))
  return (
    lines.length >= leastUnmarked &&
    even.length >= lines.length * evenShare &&
    marked.length * 20 <= lines.length
  )
}

/** Whether a line is a row of cells separated by spaces or a tab. */
const isTable = ({ text }: PrintedLine): boolean => /\S\s{2,}\S|\t/.test(text)
