/**
 * Joins, splits and kinds of paragraphs in a new edition. A place counts only if the paragraph is
 * there to the letter, and a join only if both paragraphs are, side by side. All others are
 * reported and change nothing. The file is long because each rule needs what is known of both
 * editions.
 */
import type { ParagraphId } from '../ids.ts'
import { dividedBy, seamOf, shownIndex, type BookStructure } from '../structure/book-structure.ts'
import {
  isUnchanged,
  isWaiting,
  keptEnd,
  keptWords,
  placeName,
  placeOfName,
  unchangedParagraph,
  type ChangedFields,
  type ParagraphChange,
} from '../structure/paragraph-change.ts'
import { believable } from './evidence.ts'
import type { EditionPair, EditionParagraph, ParagraphMatch } from './match.ts'
import { nearestIn } from './nearest-number.ts'
import type { LeftDivision } from './report.ts'
import { leftDivision, waitingName } from '../structure/waiting-change.ts'

/** A paragraph of the new edition, or a part of one. */
export interface NewPlace {
  readonly id: ParagraphId
  /** The place of the printed paragraph in the book, from 0. */
  readonly index: number
}

export interface CarriedStructure {
  readonly rows: readonly ParagraphChange[]
  /** Where the parts of split paragraphs are that the new edition has as they are. */
  readonly parts: ReadonlyMap<ParagraphId, NewPlace>
  /** Matches whose old paragraphs the reader had joined to what the new edition has. */
  readonly joined: ReadonlySet<ParagraphMatch>
  readonly kept: number
  /** Those that the new edition has already, as printed or because the reader made them there. */
  readonly standing: number
  readonly left: readonly LeftDivision[]
}

/** The arguments of `carryStructure`. */
interface Carrying {
  readonly rows: readonly ParagraphChange[]
  readonly editions: EditionPair
  /** The rows of the new edition. */
  readonly present: readonly ParagraphChange[]
  /** Printed paragraphs of the new edition with work on them. */
  readonly worked: ReadonlySet<ParagraphId>
  /** Milliseconds since 1970. */
  readonly now: number
}

/** How many UTF-16 code units of a report are shown on each side of a place. */
const shownWords = 40
/** How many on each side of a place say that an edition prints it so. */
const tellingWords = 12

/** Returns what becomes of the `rows` of the old edition in the new one. */
export function carryStructure(carrying: Carrying): CarriedStructure {
  const { rows, editions, now } = carrying
  if (rows.length === 0) return nothingToCarry
  const known = knownOf(carrying)
  const nearest = nearestIn(editions)
  const carried: ParagraphChange[] = []
  const parts = new Map<ParagraphId, NewPlace>()
  const left: LeftDivision[] = []
  let [kept, standing] = [0, 0]
  for (const [number, own] of known.byNumber) {
    for (const [name, to] of partsOf(number, own, known)) parts.set(name, to)
    for (const row of own) {
      const becomes =
        offsetOf(row) > 0 ? splitIn(row, number, known) : beginningIn(row, number, known)
      if (becomes.row) carried.push({ ...becomes.row, updatedAt: now })
      if (isUnchanged(row)) continue
      if (becomes.is === 'kept') kept++
      if (becomes.is === 'standing') standing++
      if (becomes.is !== 'left') continue
      const near = nearest(number)
      const waiting = waitingRow(row, { number, near, becomes, known, now })
      const there = known.waiting.get(waiting.place)
      if (there && !isWaiting(there)) standing++
      else left.push(leftAt(row, number, known, near))
      if (!there) carried.push(waiting)
    }
  }
  const made = new Set(carried.map(({ place }) => place))
  for (const row of rows.filter(({ waits }) => waits)) {
    const near = nearest(Math.min(row.index, editions.old.length - 1))
    const place = waitingName(row)
    // What the reader made by hand may have lost its place again.
    if (made.has(place)) continue
    const there = known.waiting.get(place)
    if (isWaiting(row)) {
      if (there && !isWaiting(there)) standing++
      else left.push(leftDivision(row, near))
    }
    // What the reader decided there is known here too: it does not wait again.
    if (!there) carried.push({ ...row, bookId: editions.book, place, index: near, updatedAt: now })
  }
  const structure = newStructure(editions, [...carrying.present, ...carried])
  return {
    rows: carried,
    parts,
    joined: joinedIn(known),
    kept,
    standing,
    left: left.map(one => ({ ...one, index: shownIndex(structure, one.index) })),
  }
}

/** Returns how the new edition is divided by `rows`, of which the last about a place counts. */
export function newStructure(
  { fresh, starts = [0] }: Pick<EditionPair, 'fresh' | 'starts'>,
  rows: readonly ParagraphChange[],
): BookStructure {
  const chapters = starts.map((start, k) => ({
    paragraphs: (starts[k + 1] ?? fresh.length) - start,
    headings: [],
  }))
  return dividedBy(chapters, new Map(rows.map(row => [row.place, row])))
}

const nothingToCarry: CarriedStructure = {
  rows: [],
  parts: new Map(),
  joined: new Set(),
  kept: 0,
  standing: 0,
  left: [],
}

/** What becomes of one row. */
interface Becomes {
  readonly is: 'kept' | 'standing' | 'left'
  readonly row?: Omit<ParagraphChange, 'updatedAt'>
}

interface Known {
  readonly editions: EditionPair
  /** The rows about each paragraph of the old edition, by its number. */
  readonly byNumber: ReadonlyMap<number, readonly ParagraphChange[]>
  readonly matchOf: ReadonlyMap<number, ParagraphMatch>
  /** The number in the new edition of a paragraph that is there to the letter; else null. */
  readonly sameAs: (number: number) => number | null
  /** The rows of the new edition. */
  readonly present: ReadonlyMap<ParagraphId, ParagraphChange>
  /** The changes of older editions in the new one, also those that the reader has decided. */
  readonly waiting: ReadonlyMap<ParagraphId, ParagraphChange>
  /** Whether a paragraph may be split at the places of `rows`, so that no translation is cut. */
  readonly isFree: (paragraph: EditionParagraph, rows: readonly ParagraphChange[]) => boolean
}

const offsetOf = ({ place }: ParagraphChange): number => placeOfName(place).offset

const placeIn = ({ id }: EditionParagraph, row: ParagraphChange): ParagraphId =>
  placeName({ paragraph: id, offset: offsetOf(row) })

function knownOf({ rows, editions, present: there, worked }: Carrying): Known {
  const { old, match } = editions
  const numbers = new Map(old.map(({ id }, number) => [id, number]))
  const byNumber = new Map<number, ParagraphChange[]>()
  for (const row of rows) {
    const { paragraph, offset } = placeOfName(row.place)
    const number = numbers.get(paragraph)
    // A row that the print contradicts is ignored, as in the old edition.
    if (number === undefined || offset >= Math.max(1, old[number]?.text.length ?? 0)) continue
    byNumber.set(number, [...(byNumber.get(number) ?? []), row])
  }
  const certain = believable(editions)
  const matchOf = new Map(match.matches.flatMap(one => one.old.map(number => [number, one])))
  const present = new Map(there.map(row => [row.place, row]))
  return {
    editions,
    byNumber: new Map([...byNumber].sort(([a], [b]) => a - b)),
    matchOf,
    sameAs: number => {
      const one = matchOf.get(number)
      return one && one.kind !== 'changed' && certain.has(one) ? (one.fresh[0] ?? null) : null
    },
    present,
    waiting: new Map(there.filter(row => row.waits).map(row => [waitingName(row), row])),
    isFree: (paragraph, own) =>
      !worked.has(paragraph.id) ||
      own.every(row => offsetOf(row) === 0 || present.has(placeIn(paragraph, row))),
  }
}

/** The row at a place of the new edition, unless the reader has changed that place there. */
function rowIn(
  { editions: { book, fresh }, present }: Known,
  index: number,
  offset: number,
  fields: ChangedFields,
): Becomes {
  const paragraph = fresh[index]
  if (!paragraph) return { is: 'left' }
  const { id, text } = paragraph
  const place = placeName({ paragraph: id, offset })
  const there = present.get(place)
  if (there && !isUnchanged(there)) return { is: 'standing' }
  const before = offset === 0 ? fresh[index - 1] : undefined
  const after = before && {
    id: before.id,
    length: before.text.length,
    end: before.text.slice(-keptEnd),
  }
  const words = text.slice(offset, offset + keptWords)
  const row = { bookId: book, place, index, ...fields, words, after: after ?? null }
  return { is: 'kept', row }
}

/** A row about the beginning of a printed paragraph: a join, a kind or both. */
function beginningIn(row: ParagraphChange, number: number, known: Known): Becomes {
  const { begins, kind, level } = row
  const to = known.sameAs(number)
  const isJoin = begins === false
  if (to === null) return { is: isJoin && isJoinPrinted(number, known) ? 'standing' : 'left' }
  const isBeside =
    number > 0 && known.sameAs(number - 1) === to - 1 && !known.editions.starts?.includes(to)
  const fields = { begins: isJoin && isBeside ? begins : null, kind, level }
  const becomes: Becomes = isUnchanged(fields) ? { is: 'kept' } : rowIn(known, to, 0, fields)
  return isJoin && !isBeside ? { ...becomes, is: 'left' } : becomes
}

/** A row about a place inside a printed paragraph, also one that was undone. */
function splitIn(row: ParagraphChange, number: number, known: Known): Becomes {
  const { begins, kind, level } = row
  const to = known.sameAs(number)
  const paragraph = to === null ? undefined : known.editions.fresh[to]
  if (to === null || !paragraph) {
    const isThere = begins === true && kind === null && isSplitPrinted(row, number, known)
    return { is: isThere ? 'standing' : 'left' }
  }
  if (!known.isFree(paragraph, known.byNumber.get(number) ?? [])) return { is: 'left' }
  return rowIn(known, to, offsetOf(row), { begins, kind, level })
}

/** The texts of what an old paragraph became, folded. */
function freshTexts(number: number, { editions, matchOf }: Known): readonly string[] {
  const { fresh, fold = asWritten } = editions
  return (matchOf.get(number)?.fresh ?? []).map(one => fold(fresh[one]?.text ?? ''))
}

const asWritten = (text: string): string => text

/** Whether the new edition prints an old paragraph and the one before it as one. */
function isJoinPrinted(number: number, known: Known): boolean {
  const { old, fold = asWritten } = known.editions
  const [before, own] = [old[number - 1]?.text ?? '', old[number]?.text ?? '']
  const end = before.slice(-tellingWords)
  if (end === '') return false
  const words = `${end}${seamOf(before.slice(-keptEnd), own)}${own.slice(0, tellingWords)}`
  return freshTexts(number, known).some(text => text.includes(fold(words)))
}

/** Whether the new edition prints two paragraphs where the reader had split one. */
function isSplitPrinted(row: ParagraphChange, number: number, known: Known): boolean {
  const { old, fold = asWritten } = known.editions
  const text = fold(old[number]?.text ?? '')
  const offset = offsetOf(row)
  const end = text.slice(Math.max(0, offset - tellingWords), offset).trimEnd()
  const beginning = text.slice(offset, offset + tellingWords)
  const texts = freshTexts(number, known)
  return texts.some((one, k) => k > 0 && one.startsWith(beginning) && texts[k - 1]?.endsWith(end))
}

/**
 * Where the parts of a split paragraph are in the new edition, if it has the paragraph, or prints
 * each part as one.
 */
function partsOf(
  number: number,
  rows: readonly ParagraphChange[],
  known: Known,
): readonly (readonly [ParagraphId, NewPlace])[] {
  const { old, fresh, fold = asWritten } = known.editions
  const { id = null, text = '' } = old[number] ?? {}
  const cuts = rows.filter(row => offsetOf(row) > 0)
  if (id === null || cuts.length === 0) return []
  const offsets = [0, ...cuts.map(offsetOf).sort((a, b) => a - b)]
  const name = (offset: number) => placeName({ paragraph: id, offset })
  const to = known.sameAs(number)
  const same = to === null ? undefined : fresh[to]
  if (to !== null && same && known.isFree(same, rows))
    return offsets.map(offset => [
      name(offset),
      { id: placeName({ paragraph: same.id, offset }), index: to },
    ])
  const { old: olds = [], fresh: becomes = [] } = known.matchOf.get(number) ?? {}
  const isEach =
    olds.length === 1 &&
    becomes.length === offsets.length &&
    cuts.every(({ begins }) => begins === true) &&
    offsets.every(
      (offset, k) =>
        fold(text.slice(offset, offsets[k + 1])).trim() === freshTexts(number, known)[k]?.trim(),
    )
  if (!isEach) return []
  return offsets.flatMap((offset, k): readonly [ParagraphId, NewPlace][] => {
    const index = becomes[k]
    const part = index === undefined ? undefined : fresh[index]
    return index === undefined || !part ? [] : [[name(offset), { id: part.id, index }]]
  })
}

/** Matches of paragraphs that the reader had joined, and that the new edition prints as one. */
function joinedIn({ byNumber, editions }: Known): ReadonlySet<ParagraphMatch> {
  const { old, fresh, match, fold = asWritten } = editions
  const isJoined = (number: number) =>
    (byNumber.get(number) ?? []).some(row => offsetOf(row) === 0 && row.begins === false)
  const isOne = ({ old: [first, ...others], fresh: [only, ...more] }: ParagraphMatch): boolean => {
    if (first === undefined || only === undefined || others.length === 0 || more.length > 0)
      return false
    const inOrder = others.every((number, k) => number === first + k + 1 && isJoined(number))
    const text = others.reduce((whole, number) => {
      const own = old[number]?.text ?? ''
      return `${whole}${seamOf(whole.slice(-keptEnd), own)}${own}`
    }, old[first]?.text ?? '')
    return inOrder && fold(text) === fold(fresh[only]?.text ?? '')
  }
  return new Set(match.matches.filter(isOne))
}

interface Left {
  /** The number of its paragraph in the old edition. */
  readonly number: number
  /** The number in the new one of what is nearest to it. */
  readonly near: number
  readonly becomes: Becomes
  readonly known: Known
  readonly now: number
}

/** Returns a row without a place for what is left of `row`. */
function waitingRow(
  row: ParagraphChange,
  { number, near, becomes, known, now }: Left,
): ParagraphChange {
  const { old, book } = known.editions
  const { offset } = placeOfName(row.place)
  const text = old[number]?.text ?? ''
  const before = offset > 0 ? text.slice(0, offset) : (old[number - 1]?.text ?? '')
  const { begins } = row
  // A kind may have been carried without its join.
  const { kind, level } = becomes.row ? unchangedParagraph : row
  const waiting = {
    bookId: book,
    place: row.place,
    index: near,
    ...unchangedParagraph,
    words: text.slice(offset, offset + keptWords),
    after: null,
    waits: { begins, kind, level, before: begins === null ? '' : before.slice(-keptWords) },
    updatedAt: now,
  }
  return { ...waiting, place: waitingName(waiting) }
}

function leftAt(
  row: ParagraphChange,
  number: number,
  { editions: { old } }: Known,
  index: number,
): LeftDivision {
  const { offset } = placeOfName(row.place)
  const text = old[number]?.text ?? ''
  const isBorder = offset > 0 || row.begins === false
  const before = offset > 0 ? text.slice(0, offset) : (old[number - 1]?.text ?? '')
  return {
    place: row.place,
    what: offset > 0 ? 'split' : isBorder ? 'join' : 'kind',
    before: isBorder ? before.slice(-shownWords) : '',
    after: text.slice(offset, offset + shownWords),
    index,
  }
}
