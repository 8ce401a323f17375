/**
 * The text as the reader has divided it, over the print. Rows of marks and translations are stored
 * at places of the print, so that a row of another machine, or one from before a join, still means
 * the same words. What is shown is computed from them. See README.md.
 */
import type { ChapterEntry } from '../book.ts'
import type { ParagraphId } from '../ids.ts'
import { joinLines } from '../text/join-lines.ts'
import {
  placeOfName,
  type ChangedFields,
  type ParagraphChange,
  type ShownKind,
} from './paragraph-change.ts'

/**
 * A part of a printed paragraph that no division cuts, not even one that was undone. Its
 * translation is a row of its own, with the name of the part.
 */
export interface PrintPart {
  readonly id: ParagraphId
  readonly paragraph: ParagraphId
  /** The place of the printed paragraph in the book, from 0. */
  readonly index: number
  /**
   * UTF-16 offsets into the printed paragraph. `end` is Infinity in the last part of a shown
   * paragraph that goes on to the end of the printed one.
   */
  readonly start: number
  readonly end: number
  /** Where the part begins in the shown paragraph, in UTF-16 code units. */
  readonly at: number
}

/** A shown paragraph that the reader has changed or divided, now or before. */
export interface DividedParagraph {
  /** The name of the first part. */
  readonly id: ParagraphId
  /** The paragraph's place in the book as it is shown, from 0. */
  readonly index: number
  readonly parts: readonly [PrintPart, ...PrintPart[]]
  readonly kind: ShownKind | null
  readonly level: number | null
  /** The beginning of its text, enough for a title; null if no row has it. */
  readonly words: string | null
  /** What follows the first part, with the space before it. */
  readonly more: string
}

/** Chapters as they are printed. */
export type PrintedChapters = readonly Pick<ChapterEntry, 'paragraphs' | 'headings'>[]

/** How a book is divided. It is plain data, so that a worker can have it. */
export interface BookStructure {
  readonly rows: ReadonlyMap<ParagraphId, ParagraphChange>
  /** In the order of the text. Paragraphs that are as printed are missing. */
  readonly divided: readonly DividedParagraph[]
  readonly byPart: ReadonlyMap<ParagraphId, DividedParagraph>
  readonly byIndex: ReadonlyMap<number, DividedParagraph>
  /** The places of hidden paragraphs in the book as it is shown. */
  readonly hidden: ReadonlySet<number>
  /** The parts of each printed paragraph that was cut, joined or changed. */
  readonly partsOf: ReadonlyMap<ParagraphId, readonly PrintPart[]>
}

/** Returns the structure that `rows` make of a book with these printed `chapters`. */
export function dividedBy(
  chapters: PrintedChapters,
  rows: ReadonlyMap<ParagraphId, ParagraphChange>,
): BookStructure {
  const firsts = new Set<number>()
  let total = 0
  for (const { paragraphs } of chapters) {
    firsts.add(total)
    total += paragraphs
  }
  const groups: Growing[] = []
  for (const { id, index, cuts } of touchedBy(rows, total)) {
    for (const [i, start] of cuts.entries()) {
      const name = i === 0 ? id : start.name
      const row = rows.get(name)
      const part = {
        id: name,
        paragraph: id,
        index,
        start: start.offset,
        end: cuts[i + 1]?.offset ?? Infinity,
      }
      const last = groups.at(-1)
      const isFirst = i === 0
      const begins = isFirst
        ? firsts.has(index) || row?.begins !== false || last?.parts.at(-1)?.index !== index - 1
        : row?.begins === true
      if (begins || !last) groups.push({ parts: [part] })
      else last.parts.push(part)
    }
  }
  return indexed(numbered(groups, rows), rows)
}

type Piece = Omit<PrintPart, 'at'>

interface Growing {
  readonly parts: [Piece, ...Piece[]]
}

interface Touched {
  readonly id: ParagraphId
  readonly index: number
  /** Where its parts begin, the first at 0. */
  readonly cuts: { readonly offset: number; readonly name: ParagraphId }[]
}

/** The printed paragraphs that rows are about, or join something to, in the order of the text. */
function touchedBy(
  rows: ReadonlyMap<ParagraphId, ParagraphChange>,
  total: number,
): readonly Touched[] {
  const found = new Map<number, Touched>()
  const touch = (id: ParagraphId, index: number): Touched => {
    const known = found.get(index) ?? { id, index, cuts: [{ offset: 0, name: id }] }
    found.set(index, known)
    return known
  }
  for (const { place, index, after, begins, waits } of rows.values()) {
    if (index >= total || waits) continue
    const { paragraph, offset } = placeOfName(place)
    const here = touch(paragraph, index)
    // Two rows may only disagree about an index if one is damaged.
    if (offset > 0 && here.id === paragraph) here.cuts.push({ offset, name: place })
    if (offset === 0 && begins === false && after && index > 0) touch(after.id, index - 1)
  }
  for (const { cuts } of found.values()) cuts.sort((a, b) => a.offset - b.offset)
  return [...found.values()].sort((a, b) => a.index - b.index)
}

/** Gives each shown paragraph its place in the book, and each part its place in the paragraph. */
function numbered(
  groups: readonly Growing[],
  rows: ReadonlyMap<ParagraphId, ParagraphChange>,
): readonly DividedParagraph[] {
  /** Of the group before: its place in the book, and that of the last printed paragraph in it. */
  let before = { shown: -1, printed: -1 }
  return groups.map(({ parts: pieces }) => {
    const [first] = pieces
    const last = pieces.at(-1) ?? first
    const index = before.shown + Math.max(1, first.index - before.printed)
    before = { shown: index, printed: last.index }
    const { kind = null, level = null } = rows.get(first.id) ?? {}
    return { id: first.id, index, kind, level, ...placed(pieces, rows) }
  })
}

function placed(
  [first, ...others]: readonly [Piece, ...Piece[]],
  rows: ReadonlyMap<ParagraphId, ParagraphChange>,
): Pick<DividedParagraph, 'parts' | 'words' | 'more'> {
  const parts: PrintPart[] = [{ ...first, at: 0 }]
  let more = ''
  for (const piece of others) {
    const before = parts.at(-1) ?? { ...first, at: 0 }
    const row = rows.get(piece.id)
    const isInside = piece.paragraph === before.paragraph
    const end = isInside ? piece.start : (row?.after?.length ?? before.start)
    const space = isInside ? '' : seamOf(row?.after?.end ?? '', row?.words ?? '')
    const length = Math.max(0, end - before.start)
    parts.splice(-1, 1, { ...before, end: before.start + length })
    parts.push({ ...piece, at: before.at + length + space.length })
    more += space + (row?.words.slice(0, piece.end - piece.start) ?? '')
  }
  const words = rows.get(first.id)?.words.slice(0, first.end - first.start) ?? null
  const [one = { ...first, at: 0 }, ...rest] = parts
  return { parts: [one, ...rest], words, more }
}

/** Returns what is between two printed paragraphs that are joined: nothing, or a space. */
export function seamOf(end: string, beginning: string): string {
  if (end === '' || beginning === '') return ''
  const { text, at } = joinLines(end, beginning)
  return text.slice(at, text.length - beginning.length)
}

function indexed(
  divided: readonly DividedParagraph[],
  rows: ReadonlyMap<ParagraphId, ParagraphChange>,
): BookStructure {
  const byPart = new Map<ParagraphId, DividedParagraph>()
  const partsOf = new Map<ParagraphId, PrintPart[]>()
  for (const paragraph of divided)
    for (const part of paragraph.parts) {
      byPart.set(part.id, paragraph)
      const known = partsOf.get(part.paragraph)
      if (known) known.push(part)
      else partsOf.set(part.paragraph, [part])
    }
  const byIndex = new Map(divided.map(one => [one.index, one]))
  const hidden = new Set(divided.flatMap(one => (one.kind === 'hidden' ? one.index : [])))
  return { rows, divided, byPart, byIndex, hidden, partsOf }
}

/** How many of `divided` `isBefore` holds for. It holds for a beginning of the list. */
export function countOf(
  divided: readonly DividedParagraph[],
  isBefore: (one: DividedParagraph) => boolean,
): number {
  let low = 0
  let high = divided.length
  while (low < high) {
    const middle = (low + high) >> 1
    const one = divided[middle]
    if (one && isBefore(one)) low = middle + 1
    else high = middle
  }
  return low
}

/** The part with which a divided paragraph ends. */
export const lastPart = ({ parts }: DividedParagraph): PrintPart => parts.at(-1) ?? parts[0]

/**
 * Returns the place in the shown book of printed paragraph `index`, or of the part of it that has
 * UTF-16 offset `offset`.
 */
export function shownIndex({ divided }: BookStructure, index: number, offset = 0): number {
  const one =
    divided[
      countOf(
        divided,
        ({ parts: [first] }) =>
          first.index < index || (first.index === index && first.start <= offset),
      ) - 1
    ]
  if (!one) return index
  return one.index + Math.max(0, index - lastPart(one).index)
}

/** Returns where in the print shown paragraph `index` begins. */
export function printedPlace(
  { divided }: BookStructure,
  index: number,
): { readonly index: number; readonly offset: number } {
  const one = divided[countOf(divided, other => other.index <= index) - 1]
  if (!one) return { index, offset: 0 }
  if (one.index === index) return { index: one.parts[0].index, offset: one.parts[0].start }
  return { index: lastPart(one).index + index - one.index, offset: 0 }
}

/** Returns the last printed paragraph that shown paragraph `index` has a part of. */
export const lastPrinted = (structure: BookStructure, index: number): number =>
  structure.byIndex.get(index)?.parts.at(-1)?.index ?? printedPlace(structure, index).index

/** Returns `rows` with `changes`; a row whose fields are all null stays, because it is a cut. */
export const withRows = (
  rows: ReadonlyMap<ParagraphId, ParagraphChange>,
  changes: readonly ParagraphChange[],
): ReadonlyMap<ParagraphId, ParagraphChange> =>
  new Map([...rows, ...changes.map(row => [row.place, row] as const)])

/** The fields of the row at `place`; those of no change if no row is there. */
export const fieldsAt = (
  { rows }: Pick<BookStructure, 'rows'>,
  place: ParagraphId,
): ChangedFields => {
  const { begins = null, kind = null, level = null } = rows.get(place) ?? {}
  return { begins, kind, level }
}
