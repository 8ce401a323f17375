/** Joins, splits and kinds of paragraphs. */
import type { Side } from '#domain/anchor'
import type { Paragraph } from '#domain/book'
import type { BookId, ParagraphId } from '#domain/ids'
import { lastPrinted, printedPlace } from '#domain/structure/book-structure'
import { matchingCut, tidyCut } from '#domain/structure/cut-places'
import type { KindOfParagraph } from '#domain/structure/paragraph-change'
import { shownParagraphs } from '#domain/structure/shown-paragraphs'
import { change, refused, type DividedOutcome, type DividingTools } from './change-paragraphs.ts'
import type { Division } from './division.ts'
import { chapterNumber, changeablePlace, readPrint } from './read-print.ts'

/** Shown paragraphs, counted in the book from 0. */
export interface ShownRange {
  readonly first: number
  readonly last: number
}

/** A place in a shown paragraph; UTF-16 offset on that side. */
export interface DividingPlace {
  readonly index: number
  readonly side: Side
  readonly offset: number
}

/** Whether the place that the reader means is still that of the act. */
export type IsStill = () => boolean
const always: IsStill = () => true

/**
 * Joins shown paragraph `index` of a book with the next one of its chapter, unless `isStill`
 * returns false when all is read: the place is another then.
 */
export async function joinWithNext(
  tools: DividingTools,
  book: BookId,
  index: number,
  isStill: IsStill = always,
): Promise<DividedOutcome> {
  const division = await prepared(tools, book)
  if (!division) return refused('notOpen')
  const { structure } = division
  const begins = printedPlace(division.structure, index + 1)
  if (
    chapterNumber(division, begins.index) !== chapterNumber(division, division.printedIndex(index))
  )
    return refused('lastOfChapter')
  const print = await readPrint(tools, division, begins.index)
  const cut = print && changeablePlace(division, print, begins.index, begins.offset)
  if (!cut) return refused('unreadable')
  const to = begins.offset === 0 ? false : null
  const isSame = () => division.structure === structure && isStill()
  const rows = [{ cut, fields: { begins: to } }]
  return change(tools, division, { name: 'joinParagraphs', rows, isSame })
}

/**
 * Splits a shown paragraph, unless `isStill` returns false when all is read. The other side is cut
 * where its sentences match.
 */
export async function splitAt(
  tools: DividingTools,
  book: BookId,
  { index, side, offset }: DividingPlace,
  isStill: IsStill = always,
): Promise<DividedOutcome> {
  const division = await prepared(tools, book)
  if (!division) return refused('notOpen')
  const { structure } = division
  const first = printedPlace(division.structure, index).index
  const print = await readPrint(tools, division, first, lastPrinted(division.structure, index))
  if (!print) return refused('unreadable')
  if (division.structure !== structure) return refused('changed')
  const [paragraph] = shownParagraphs(structure, print, { start: index, end: index + 1 })
  if (!paragraph) return refused('unreadable')
  const { text: source } = paragraph
  const written = await writtenIn(tools, division, index, paragraph)
  const at = tidyCut(source, side === 'source' ? offset : matchingCut(written, offset, source))
  if (at <= 0 || at >= source.length) return refused('atEdge')
  const divided = structure.byIndex.get(index)
  const part = divided?.parts.findLast(one => one.at <= at)
  const inPart = part ? at - part.at + part.start : at
  const printed = part?.index ?? first
  const cut = changeablePlace(division, print, printed, inPart)
  if (!cut) return refused('unreadable')
  const begins = inPart === 0 ? null : true
  const isKnown = structure.rows.has(cut.place)
  const caret = side === 'translation' ? offset : matchingCut(source, at, written)
  const from = part?.id ?? paragraph.id
  const before = divided ? (division.divided?.startOf(divided, from) ?? 0) : 0
  const move = isKnown ? null : { from, to: cut, at: Math.max(0, caret - before) }
  const isSame = () =>
    division.structure === structure && isStill() && knownIn(division, index, paragraph) === written
  const rows = [{ cut, fields: { begins } }]
  const moves = move ? [move] : []
  return change(tools, division, { name: 'splitParagraph', rows, isSame, moves })
}

/** The most paragraphs that get a kind at once, because all of them are read first. */
const mostAtOnce = 400

/**
 * Changes the kind of the shown paragraphs from `first` up to `last`, with it, and the level of
 * headings, as one step. Null is as printed.
 */
export async function changeKinds(
  tools: DividingTools,
  book: BookId,
  { first, last }: ShownRange,
  to: KindOfParagraph,
): Promise<DividedOutcome> {
  const division = await prepared(tools, book)
  if (!division) return refused('notOpen')
  if (last - first >= mostAtOnce) return refused('tooMany')
  const { structure } = division
  const places = Array.from({ length: last - first + 1 }, (_, i) =>
    printedPlace(structure, first + i),
  )
  const begins = places[0]?.index ?? 0
  const print = await readPrint(tools, division, begins, places.at(-1)?.index ?? begins)
  const rows = places.map(({ index, offset }) => {
    const cut = print && changeablePlace(division, print, index, offset)
    const printed = offset === 0 ? print?.paragraphs[index - print.first] : undefined
    return cut && { cut, fields: printed && isAsPrinted(printed, to) ? asPrinted : to }
  })
  const known = rows.filter(row => row !== null)
  if (known.length < rows.length) return refused('unreadable')
  const isSame = () => division.structure === structure
  return change(tools, division, { name: 'changeParagraph', rows: known, isSame })
}

const asPrinted: KindOfParagraph = { kind: null, level: null }

/** Whether the print has a paragraph that is what the reader makes of it. */
const isAsPrinted = ({ kind, level }: Paragraph, to: KindOfParagraph): boolean =>
  kind === to.kind && (level ?? null) === to.level

/** The division of an open book, ready to be changed; null if the book is not open. */
export async function prepared(
  { structures }: DividingTools,
  book: BookId,
): Promise<Division | null> {
  const division = structures.get(book)
  await division?.prepare()
  return division ?? null
}

/** The translation of a shown paragraph as the reader wrote it last. */
export async function writtenIn(
  { structures }: DividingTools,
  division: Division,
  index: number,
  paragraph: Paragraph,
): Promise<string> {
  const { id } = paragraph
  if (!division.structure.byIndex.has(index)) await structures.readParts(division, [id])
  return knownIn(division, index, paragraph)
}

/** The translation of a part as the reader wrote it last. */
export async function writtenPart(
  { structures }: DividingTools,
  division: Division,
  part: ParagraphId,
): Promise<string> {
  if (!division.structure.byPart.has(part)) await structures.readParts(division, [part])
  return division.divided?.translation(part).content.text ?? ''
}

/** The same if it was read before. */
function knownIn({ structure, divided }: Division, index: number, { id }: Paragraph): string {
  const one = structure.byIndex.get(index)
  return (one ? divided?.translationOf(one) : divided?.translation(id))?.content.text ?? ''
}
