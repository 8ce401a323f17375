/** Joins, splits and kinds of paragraphs, as steps of undoing. */
import type { Api } from '#contract/api'
import { anchorAt, locate, type Anchor, type Side } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import type { Paragraph } from '#domain/book'
import type { BookId, ParagraphId } from '#domain/ids'
import { halfOn, withHalf } from '#domain/marking/halves'
import { isBlank } from '#domain/rich-text'
import {
  fieldsAt,
  lastPrinted,
  printedPlace,
  dividedBy,
  withRows,
  type PrintPart,
} from '#domain/structure/book-structure'
import { matchingCut, tidyCut } from '#domain/structure/cut-places'
import {
  keptEnd,
  keptWords,
  placeName,
  type ChangedFields,
  type ParagraphChange,
  type ShownKind,
} from '#domain/structure/paragraph-change'
import { shownParagraphs } from '#domain/structure/shown-paragraphs'
import { dividedText, joinTexts } from '#domain/structure/shown-text'
import type { StepEnd, StepName, Undoable, UndoOrder } from '#domain/undo-order'
import type { Autosave } from '../saving/autosave.ts'
import type { Texts } from '../saving/texts.ts'
import type { Writer } from '../saving/writer.ts'
import type { DividedText } from './divided-text.ts'
import type { Division } from './division.ts'
import type { NotFree, Structures } from './structures.ts'

export interface DividingTools {
  readonly api: Pick<Api, 'readSection'>
  readonly structures: Structures
  readonly autosave: Pick<Autosave, 'changed'>
  readonly writer: Pick<Writer, 'put'>
  readonly texts: Pick<Texts, 'get'>
  /** The marks of an open book as they are stored, without deleted ones. */
  readonly present: (book: BookId) => readonly Annotation[] | null
  readonly undo: UndoOrder
  readonly now: () => number
}

/** A place in a shown paragraph; UTF-16 offset on that side. */
export interface DividingPlace {
  readonly index: number
  readonly side: Side
  readonly offset: number
}

/** Why a paragraph stays as it is. */
export type NotDivided = 'notOpen' | 'lastOfChapter' | 'atEdge' | 'unreadable' | 'changed' | NotFree

export type DividedOutcome = { readonly ok: true; readonly step: Undoable | null } | Refused
interface Refused {
  readonly ok: false
  readonly why: NotDivided
}

/** Whether the place that the reader means is still that of the act. */
export type IsStill = () => boolean
const always: IsStill = () => true

const refused = (why: NotDivided): Refused => ({ ok: false, why })

/** A place of the print with what a row about it needs. */
interface Cut {
  readonly place: ParagraphId
  readonly index: number
  readonly words: string
  readonly after: ParagraphChange['after']
}

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
  if (chapterAt(division, begins.index) !== chapterAt(division, division.printedIndex(index)))
    return refused('lastOfChapter')
  const print = await readPrint(tools, division, begins.index)
  const cut = print && cutAt(print, begins.index, begins.offset)
  if (!cut) return refused('unreadable')
  const to = begins.offset === 0 ? false : null
  const isSame = () => division.structure === structure && isStill()
  return change(tools, division, { name: 'joinParagraphs', cut, fields: { begins: to }, isSame })
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
  const cut = cutAt(print, printed, inPart)
  if (!cut) return refused('unreadable')
  const begins = inPart === 0 ? null : true
  const isKnown = structure.rows.has(cut.place)
  const caret = side === 'translation' ? offset : matchingCut(source, at, written)
  const from = part?.id ?? paragraph.id
  const move = isKnown ? null : { from, to: cut, at: caret, index }
  const isSame = () =>
    division.structure === structure && isStill() && knownIn(division, index, paragraph) === written
  return change(tools, division, { name: 'splitParagraph', cut, fields: { begins }, isSame }, move)
}

/** Changes the kind of a shown paragraph, and its level if it is a heading. Null is as printed. */
export async function changeKind(
  tools: DividingTools,
  book: BookId,
  index: number,
  kind: { readonly kind: ShownKind | null; readonly level: number | null },
): Promise<DividedOutcome> {
  const division = await prepared(tools, book)
  if (!division) return refused('notOpen')
  const { structure } = division
  const begins = printedPlace(structure, index)
  const print = await readPrint(tools, division, begins.index)
  const cut = print && cutAt(print, begins.index, begins.offset)
  if (!cut) return refused('unreadable')
  const isSame = () => division.structure === structure
  return change(tools, division, { name: 'changeParagraph', cut, fields: kind, isSame })
}

async function prepared({ structures }: DividingTools, book: BookId): Promise<Division | null> {
  const division = structures.get(book)
  await division?.prepare()
  return division ?? null
}

interface Print {
  readonly first: number
  readonly paragraphs: readonly Paragraph[]
}

function chapterAt({ printed }: Division, index: number): number {
  let end = 0
  return printed.chapters.findIndex(({ paragraphs }) => index < (end += paragraphs))
}

/** Reads printed paragraphs, and the one before them if their chapter has one. */
async function readPrint(
  { api }: DividingTools,
  division: Division,
  first: number,
  last = first,
): Promise<Print | null> {
  const chapter = chapterAt(division, first)
  const before = division.printed.chapters
    .slice(0, chapter)
    .reduce((sum, { paragraphs }) => sum + paragraphs, 0)
  const from = Math.max(before, first - 1)
  const { id } = division.printed
  const read = await api
    .readSection(id, chapter, from - before, last + 1 - before)
    .catch(() => null)
  if (!read?.ok) return null
  return { first: from, paragraphs: read.value }
}

function cutAt({ first, paragraphs }: Print, index: number, offset: number): Cut | null {
  const paragraph = paragraphs[index - first]
  if (!paragraph) return null
  const before = offset === 0 ? paragraphs[index - first - 1] : undefined
  const { id, text } = paragraph
  return {
    place: placeName({ paragraph: id, offset }),
    index,
    words: text.slice(offset, offset + keptWords),
    after: before
      ? { id: before.id, length: before.text.length, end: before.text.slice(-keptEnd) }
      : null,
  }
}

/** The translation of a shown paragraph as the reader wrote it last. */
async function writtenIn(
  { structures }: DividingTools,
  division: Division,
  index: number,
  paragraph: Paragraph,
): Promise<string> {
  const { id } = paragraph
  if (!division.structure.byIndex.has(index)) await structures.readParts(division, [id])
  return knownIn(division, index, paragraph)
}

/** The same if it was read before. */
function knownIn({ structure, divided }: Division, index: number, { id }: Paragraph): string {
  const one = structure.byIndex.get(index)
  return (one ? divided?.translationOf(one) : divided?.translation(id))?.content.text ?? ''
}

interface Wish {
  readonly name: StepName
  readonly cut: Cut
  readonly fields: Partial<ChangedFields>
  /** Whether all is still as it was read. */
  readonly isSame: () => boolean
}

/** What a new cut does to the translation: what follows `at` goes to the new part. */
interface Moving {
  readonly from: ParagraphId
  readonly to: Cut
  /** UTF-16 offset into the translation of the shown paragraph. */
  readonly at: number
  readonly index: number
}

async function change(
  tools: DividingTools,
  division: Division,
  { name, cut, fields, isSame }: Wish,
  move: Moving | null = null,
): Promise<DividedOutcome> {
  const { structures, undo, texts } = tools
  const { structure, printed } = division
  const from = fieldsAt(structure, cut.place)
  const to = { ...from, ...fields }
  if (isSameFields(from, to)) return { ok: true, step: null }
  const row = { bookId: printed.id, ...cut, ...to, updatedAt: tools.now() }
  // The translations of all parts must be known before they are shown as one.
  const next = dividedBy(printed.chapters, withRows(structure.rows, [row]))
  const unknown = next.divided.flatMap(({ parts }) =>
    parts.flatMap(({ id }) => (structure.byPart.has(id) ? [] : id)),
  )
  await structures.readParts(division, unknown)
  // From here on nothing can come between.
  const why = structures.settle(printed.id)
  if (why) return refused(why)
  for (const part of unknown) {
    const own = texts.get(printed.id, part)
    if (own) division.divided?.learn(part, own)
  }
  if (!isSame()) return refused('changed')
  if (move && division.divided) moveTranslation(tools, division.divided, move)
  put(tools, row)
  const again = (before: ChangedFields, after: ChangedFields) => (): StepEnd => {
    const known = structures.get(printed.id)?.structure.rows.get(cut.place)
    if (!known || !isSameFields(known, before)) return 'stale'
    if (structures.settle(printed.id)) return 'failed'
    put(tools, { ...known, ...after, updatedAt: tools.now() })
    return 'done'
  }
  const step: Undoable = { name, book: printed.id, undo: again(to, from), redo: again(from, to) }
  undo.push(step)
  return { ok: true, step }
}

const isSameFields = (a: ChangedFields, b: ChangedFields): boolean =>
  a.begins === b.begins && a.kind === b.kind && a.level === b.level

function put({ writer, structures }: DividingTools, row: ParagraphChange): void {
  writer.put([{ table: 'structure', row }], 'none')
  structures.changed(row.bookId, [row])
}

/** Gives the new part what follows `at` of the translation, with its marks. */
function moveTranslation(
  { autosave, present }: DividingTools,
  division: DividedText,
  { from, to, at, index }: Moving,
): void {
  const divided = division.structure.byIndex.get(index)
  const { content, state } = division.translation(from)
  const parts: readonly PrintPart[] = divided?.parts ?? []
  const { starts } = joinTexts(parts.map(({ id }) => division.translation(id).content))
  const begins = starts[parts.findIndex(({ id }) => id === from)] ?? 0
  const { text } = content
  const pieces = dividedText(content, [0, tidyCut(text, Math.max(0, at - begins))])
  const [before, after] = pieces.map(piece => ({
    content: piece,
    state: isBlank(piece) && state !== 'check' ? ('empty' as const) : state,
  }))
  if (!before || !after || text === '') return division.learn(to.place, after ?? emptyPart)
  division.learn(from, before)
  division.learn(to.place, after)
  const [end, next] = [before.content.text.length, text.length - after.content.text.length]
  const cut = { from, to: to.place, text, end, next }
  autosave.changed({
    bookId: division.printed.id,
    translations: [
      { paragraphId: from, index: to.index, ...before },
      { paragraphId: to.place, index: to.index, ...after },
    ],
    annotations: (present(division.printed.id) ?? []).flatMap(mark => movedMark(mark, cut)),
  })
}

const emptyPart = { content: { text: '', spans: [] }, state: 'empty' } as const

interface TextCut {
  readonly from: ParagraphId
  readonly to: ParagraphId
  readonly text: string
  readonly end: number
  readonly next: number
}

/** Returns a mark on the translation that was cut with its new anchors; nothing if none moves. */
function movedMark(mark: Annotation, cut: TextCut): readonly Annotation[] {
  const half = halfOn(mark, 'translation')
  if (!half?.anchors.some(({ paragraphId }) => paragraphId === cut.from)) return []
  return [withHalf(mark, { ...half, anchors: half.anchors.flatMap(one => cutAnchor(one, cut)) })]
}

function cutAnchor(anchor: Anchor, { from, to, text, end, next }: TextCut): readonly Anchor[] {
  const range = anchor.paragraphId === from ? locate(anchor, text) : null
  if (!range) return [anchor]
  const [first, second] = [text.slice(0, end), text.slice(next)]
  const pieces = [
    ...(range.start < end ? [anchorAt(from, first, range.start, Math.min(range.end, end))] : []),
    ...(range.end > next
      ? [anchorAt(to, second, Math.max(range.start, next) - next, range.end - next)]
      : []),
  ]
  return pieces.length > 0 ? pieces : [anchor]
}
