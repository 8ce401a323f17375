/** Changes of paragraphs, with the translations that they cut, as steps of undoing. */
import type { Api } from '#contract/api'
import { anchorAt, locate, type Anchor } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import type { BookId, ParagraphId } from '#domain/ids'
import { halfOn, withHalf } from '#domain/marking/halves'
import { isBlank } from '#domain/rich-text'
import { dividedBy, fieldsAt, withRows } from '#domain/structure/book-structure'
import { tidyCut } from '#domain/structure/cut-places'
import {
  isWaiting,
  type ChangedFields,
  type ParagraphChange,
} from '#domain/structure/paragraph-change'
import { dividedText } from '#domain/structure/shown-text'
import type { StepEnd, StepName, Undoable, UndoOrder } from '#domain/undo-order'
import type { Autosave } from '../saving/autosave.ts'
import type { Texts } from '../saving/texts.ts'
import type { Writer } from '../saving/writer.ts'
import type { DividedText } from './divided-text.ts'
import type { Division } from './division.ts'
import type { PlaceToChange } from './read-print.ts'
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
  /** Changes of an older edition, one a book, that the reader makes by hand now. */
  readonly byHand: Map<BookId, ParagraphId>
}

/** Why a paragraph stays as it is. */
export type NotDivided =
  'notOpen' | 'lastOfChapter' | 'atEdge' | 'unreadable' | 'changed' | 'tooMany' | NotFree

export type DividedOutcome = Divided | Refused

interface Divided {
  readonly ok: true
  readonly step: Undoable | null
}

interface Refused {
  readonly ok: false
  readonly why: NotDivided
}

/** Why a paragraph stays as it is, as an outcome. */
export const refused = (why: NotDivided): Refused => ({ ok: false, why })

/** A change of paragraphs that is ready to be made. */
export interface Wish {
  readonly name: StepName
  readonly rows: readonly WishedRow[]
  /** Whether all is still as it was read. */
  readonly isSame: () => boolean
  /** Translations that new places cut, in the order of the text. */
  readonly moves?: readonly Moving[]
  /** A change of an older edition that waits for the reader, who decides by this. */
  readonly decides?: ParagraphChange | undefined
}

interface WishedRow {
  readonly cut: PlaceToChange
  readonly fields: Partial<ChangedFields>
}

/** What a new cut does to the translation: what follows `at` goes to the new part. */
export interface Moving {
  readonly from: ParagraphId
  readonly to: PlaceToChange
  /** UTF-16 offset into the translation of `from`. */
  readonly at: number
}

/** A move that was made, with the words that were cut. */
interface Moved extends Moving {
  readonly text: string
}

interface RowChange {
  readonly place: ParagraphId
  readonly from: ChangedFields
  readonly to: ChangedFields
}

/** Makes a change as one step, whose inverse is that of the fields it changed. */
export async function change(
  tools: DividingTools,
  division: Division,
  { name, rows: wished, isSame, moves = [], decides: accepted }: Wish,
): Promise<DividedOutcome> {
  const byHand = accepted ? undefined : madeByHand(tools, division, wished)
  const decides = accepted ?? byHand
  const { structures, undo, texts } = tools
  const { structure, printed } = division
  const changes = wished.flatMap(
    ({ cut, fields }): (RowChange & { readonly cut: PlaceToChange })[] => {
      const from = fieldsAt(structure, cut.place)
      const to = { ...from, ...fields }
      return isSameFields(from, to) ? [] : [{ place: cut.place, from, to, cut }]
    },
  )
  if (changes.length === 0 && !decides) return { ok: true, step: null }
  const updatedAt = tools.now()
  const rows = changes.map(({ cut, to }) => ({ bookId: printed.id, ...cut, ...to, updatedAt }))
  // The translations of all parts must be known before they are shown as one.
  const next = dividedBy(printed.chapters, withRows(structure.rows, rows))
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
  const moved = moves.map(move => ({
    ...move,
    text: division.divided?.translation(move.from).content.text ?? '',
  }))
  moveAll(tools, division, moved)
  put(tools, printed.id, [...rows, ...(decides ? decided(decides, true, updatedAt) : [])])
  const back = changes.map(({ place, from, to }) => ({ place, from: to, to: from }))
  const decision = (isDecided: boolean) => decides && { place: decides.place, isDecided }
  const step: Undoable = {
    name,
    book: printed.id,
    undo: () => again(tools, printed.id, { changes: back, decision: decision(false) }),
    redo: () => again(tools, printed.id, { changes, decision: decision(true), moved }),
  }
  undo.push(step)
  return { ok: true, step }
}

/** The change of an older edition that the reader makes by hand with these rows. */
function madeByHand(
  { byHand }: DividingTools,
  { printed, structure }: Division,
  rows: readonly WishedRow[],
): ParagraphChange | undefined {
  const name = byHand.get(printed.id)
  const row = name && structure.rows.get(name)
  if (!row?.waits || !isWaiting(row)) return undefined
  const { begins, kind } = row.waits
  const isIt = rows.some(({ fields }) =>
    begins === null ? fields.kind === kind : fields.begins === begins,
  )
  return isIt ? row : undefined
}

/** What undo or redo makes again. */
interface Made {
  readonly changes: readonly RowChange[]
  readonly decision: Decision | undefined
  readonly moved?: readonly Moved[]
}

/** Whether the reader has decided about a change that waits. */
interface Decision {
  readonly place: ParagraphId
  readonly isDecided: boolean
}

/** Returns the row of a change that waits with a decision; nothing if it has that already. */
function decided(
  row: ParagraphChange,
  isDecided: boolean,
  updatedAt: number,
): readonly ParagraphChange[] {
  const { waits } = row
  return waits && Boolean(waits.isDecided) !== isDecided
    ? [{ ...row, waits: { ...waits, isDecided }, updatedAt }]
    : []
}

/**
 * Makes the changes of rows that are still as they were left. If the words that were cut have been
 * undone and redone meanwhile, they are in one piece, and `moved` cuts them again.
 */
function again(
  tools: DividingTools,
  book: BookId,
  { changes, decision, moved = [] }: Made,
): StepEnd {
  const { structures } = tools
  const division = structures.get(book)
  const known = division?.structure.rows
  const updatedAt = tools.now()
  const made = changes.flatMap(({ place, from, to }) => {
    const row = known?.get(place)
    return row && isSameFields(row, from) ? [{ ...row, ...to, updatedAt }] : []
  })
  const waiting = decision && known?.get(decision.place)
  const rows = [...made, ...(waiting ? decided(waiting, decision.isDecided, updatedAt) : [])]
  if (rows.length === 0) return 'stale'
  if (structures.settle(book)) return 'failed'
  if (division) moveAll(tools, division, moved)
  put(tools, book, rows)
  return 'done'
}

const isSameFields = (a: ChangedFields, b: ChangedFields): boolean =>
  a.begins === b.begins && a.kind === b.kind && a.level === b.level

function put(
  { writer, structures }: DividingTools,
  book: BookId,
  rows: readonly ParagraphChange[],
): void {
  writer.put(
    rows.map(row => ({ table: 'structure' as const, row })),
    'none',
  )
  structures.changed(book, rows)
}

/** Cuts the translations that have the words of their moves and nothing in the new part. */
function moveAll(tools: DividingTools, { divided }: Division, moved: readonly Moved[]): void {
  // From the last, so that the places before it stay.
  for (const { text, ...move } of moved.toReversed())
    if (divided && isWhole(divided, move, text)) moveTranslation(tools, divided, move)
}

const isWhole = (divided: DividedText, { from, to }: Moving, text: string): boolean =>
  divided.translation(from).content.text === text && isBlank(divided.translation(to.place).content)

/** Gives the new part what follows `at` of the translation, with its marks. */
function moveTranslation(
  { autosave, present }: DividingTools,
  division: DividedText,
  { from, to, at }: Moving,
): void {
  const { content, state } = division.translation(from)
  const { text } = content
  const pieces = dividedText(content, [0, tidyCut(text, at)])
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
