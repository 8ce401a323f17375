/**
 * Whether the lines of a file are lines of print, several to a paragraph, and which of them go
 * on in the next. Judged on the whole file: where lines are set to one width, a line ends where
 * what follows did not fit, and mostly in the middle of a sentence.
 */
import { endsSentence, hasClauses } from '#domain/text/sentence'
import { columnsOf } from '#domain/text/width'
import { isLatin, marginOf, peakOf, spacingOf } from './line-measures.ts'
import type { PrintedLine } from './printed-lines.ts'

export interface Wrapping {
  /** The width of a full line, in columns or in characters, as `measure` says. */
  readonly width: number
  readonly measure: 'columns' | 'characters'
  /** How many blank lines stand between two lines of one paragraph: 1 where every line has one after it. */
  readonly spacing: 0 | 1
  /** How far lines are set in that begin no paragraph, in columns. */
  readonly margin: number
}

/** Lines as wide as this, in columns, were not broken by print. */
const widest = 200
/** Nor were such as are all narrower than this. */
const narrowest = 20
/** Fewer breaks than these prove nothing. */
const leastBreaks = 3
/** Of the ends of lines that may be breaks, this share are; of those, that share cut a sentence. */
const breakShare = 0.35
const cutShare = 0.5
/** Of full lines, this share have a mark that parts clauses: others are names, verses, tables. */
const proseShare = 0.3
/** No more lines than this share are wider than a full one. */
const overShare = 0.05

/** No line is of any width: all are joined, up to a blank line or an indent. */
const unmeasured: Wrapping = { width: 0, measure: 'columns', spacing: 0, margin: 0 }

/** How lines are broken where the reader says that they are: by their width, if they may have one. */
export function forcedWrapping(lines: readonly PrintedLine[]): Wrapping {
  const guess = likeliestWrapping(lines)
  return guess !== null && isPrintWidth(guess) ? guess : { ...unmeasured, margin: marginOf(lines) }
}

/** How lines are broken that say themselves that they are lines of print, and have no one width; null if none does. */
export const markedWrapping = (lines: readonly PrintedLine[]): Wrapping | null =>
  lines.some(({ cut }) => cut) ? { ...unmeasured, width: Infinity } : null

/** How the lines of a file are broken; null if each line is a paragraph. */
export function wrappingOf(lines: readonly PrintedLine[]): Wrapping | null {
  const guess = likeliestWrapping(lines)
  return guess !== null && isWrapped(lines, guess) ? guess : null
}

/** How the lines would be broken if they were; null if they are of no width. */
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

/** Whether `next` is the same paragraph as `line`, which it follows, going by how they are set. */
export function goesOn(line: PrintedLine, next: PrintedLine, wrapping: Wrapping): boolean {
  if (beginsNote(line, next)) return false
  const { margin, spacing } = wrapping
  if (next.indent > margin && next.indent !== line.indent) return false
  if (next.gap > spacing) {
    // A page ended here: the line is full and in mid-sentence, and what follows begins nothing.
    return (
      wrapping.width > 0 &&
      next.gap <= spacing + pageGap &&
      next.indent <= margin &&
      isFull(line, next, wrapping) &&
      !endsInMark(line)
    )
  }
  if (line.cut) return true
  if (next.indent > margin)
    return next.indent > margin + 4 && isFull(line, next, wrapping) && !endsSentence(line.text)
  return isNearlyFull(line, next, wrapping)
}

/** Whether `next` is a note at the foot of a page. In mid-sentence its number is that of an item, or a reference. */
const beginsNote = (line: PrintedLine, next: PrintedLine): boolean =>
  /^(?:[①-⑳]|\[\d{1,3}\])\s/.test(next.text) ||
  (/^[①-⑳][^，。；、：！？）”’」』]/.test(next.text) && /[。！？.!?”」』]$/.test(line.text))

/** A page's end leaves no more blank lines than this. */
const pageGap = 3
/** Marks that may not begin a line hang over the end of the one before it. */
const slack = 4

/**
 * Whether `line` is as good as full: what `next` begins with did not fit on it, or nearly so and it
 * stops in mid-sentence. Letters and marks of many widths leave lines of print uneven.
 */
const isNearlyFull = (line: PrintedLine, next: PrintedLine, wrapping: Wrapping): boolean =>
  isFull(line, next, wrapping) ||
  (!endsInMark(line) && widthOf(line, wrapping.measure) >= wrapping.width * nearly)

const nearly = 0.8

const endsInMark = ({ text }: PrintedLine): boolean => /[\p{P}\p{S}]$/u.test(text)

/** Whether what `next` begins with did not fit on `line`. */
function isFull(line: PrintedLine, next: PrintedLine, { width, measure }: Wrapping): boolean {
  return widthOf(line, measure) + spaceBetween(line, next) + firstUnit(next, measure) > width
}

const spaceBetween = (line: PrintedLine, next: PrintedLine): number =>
  /[\p{Script=Latin}\d,.;:!?)"'’”]$/u.test(line.text) &&
  /^[\p{Script=Latin}\d("'‘“]/u.test(next.text)
    ? 1
    : 0

const unit =
  /^[（《〈「『【〔“‘([]*(?:[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}\p{M}'’.-]*|[^])[，。、；：！？）》〉」』】〕”’,.;:!?)\]…—]*/u

/** How wide the least is that cannot be parted at the beginning of a line: a word, or a character with its marks. */
function firstUnit({ text }: PrintedLine, measure: Wrapping['measure']): number {
  return sizeOf(unit.exec(text.slice(0, 40))?.[0] ?? '', measure)
}

const widthOf = ({ text, indent }: PrintedLine, measure: Wrapping['measure']): number =>
  measure === 'columns' ? indent + columnsOf(text) : Math.ceil(indent / 2) + sizeOf(text, measure)

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
    if (next === undefined || next.gap > wrapping.spacing || next.indent > wrapping.margin) continue
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

/** Old texts have no marks at all. Their lines are as even as those of a table or a poem, but longer. */
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

/** Whether a line is a row of entries set apart by space. */
const isTable = ({ text }: PrintedLine): boolean => /\S\s{2,}\S|\t/.test(text)
