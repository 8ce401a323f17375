/**
 * The three-way merge of a reviewed file with the present work, one pair at a time: what was sent
 * (`sent.ts`), what came back, and what is here now. It decides nothing: it sorts the pairs into
 * cases, of which the reader accepts or leaves each.
 */
import { isSafeName, paragraphId, type ParagraphId } from '../ids.ts'
import { isBlank, sameRichText, type RichText } from '../rich-text.ts'
import { stateFor, type TranslationState, type TranslationText } from '../translation.ts'
import { withKeptLooks } from './kept-looks.ts'
import type { ReviewedFile, ReviewedRow, TrackedChange } from './reviewed-file.ts'
import { comparable, lettersOf, sumOfLooks, sumOfWords } from './sent.ts'

/**
 * The cases that the reader is shown. `there`: only the reviewer changed it; `both`: the reader
 * did, too; `differs`: the file does not say what was sent; `emptied`: the cell is empty;
 * `doubled`: several rows have its name, with different words; `merged`: its row was joined;
 * `source`: only the Chinese in the file is another; `here`: only the reader changed it; `missing`:
 * no row has its name; `unknown`: a row has no name, or one that no pair of this book has.
 */
export const reviewCases = [
  'there',
  'both',
  'differs',
  'emptied',
  'doubled',
  'merged',
  'unknown',
  'source',
  'here',
  'missing',
] as const
export type ReviewCase = (typeof reviewCases)[number]

/** The cases in which there is something to accept. */
const acceptable: ReadonlySet<ReviewCase> = new Set([
  'there',
  'both',
  'differs',
  'emptied',
  'doubled',
])

/** A pair of the book as it is now. */
export interface PairHere {
  readonly id: ParagraphId
  readonly source: string
  readonly translation: TranslationText
}

export interface ReviewedPair {
  readonly case: ReviewCase
  /** The pair's number in the book, from 0; null for rows that belong to no pair. */
  readonly index: number | null
  readonly id: ParagraphId | null
  /** The number of its row in the file, from 1, or null. */
  readonly row: number | null
  readonly source: string
  /** Null for rows that belong to no pair. */
  readonly here: TranslationText | null
  /** What accepting it makes of the pair, or the words of its row; null if there is no row. */
  readonly there: TranslationText | null
  /** The words as they were sent; null if they are not known. */
  readonly original: string | null
  readonly tracked: readonly TrackedChange[]
  /** The source in the file if it is not that of the pair; null if it is. */
  readonly otherSource: string | null
}

export interface MergedReview {
  /** Without the pairs that are as they were: first those of the book, in its order. */
  readonly pairs: readonly ReviewedPair[]
  readonly unchanged: number
}

/** Whether the reader can accept it. */
export const isAcceptable = (pair: Pick<ReviewedPair, 'case'>): boolean => acceptable.has(pair.case)

/** Whether nothing speaks against accepting it. */
export const isUnproblematic = (pair: ReviewedPair): boolean =>
  pair.case === 'there' && pair.otherSource === null

/** How many pairs are merged before the caller may yield to other work. */
const atOnce = 200

/** Merges `file` into `pairs`, all pairs of the book in order. Yields between parts of the work. */
export function* mergeReviewed(
  file: ReviewedFile,
  pairs: readonly PairHere[],
): Generator<void, MergedReview> {
  const known = new Map<string, number>(pairs.map(({ id }, i) => [id, i]))
  const rows = new Map<number, ReviewedRow[]>()
  const unknown: ReviewedRow[] = []
  for (const row of file.rows) {
    const index = row.id === null ? undefined : known.get(row.id)
    if (index === undefined) unknown.push(row)
    else {
      const same = rows.get(index)
      if (same) same.push(row)
      else rows.set(index, [row])
    }
  }
  const merged: ReviewedPair[] = []
  let unchanged = 0
  for (const [index, pair] of pairs.entries()) {
    if (index % atOnce === 0) yield
    const found = mergedPair(pair, index, rows.get(index) ?? [], file)
    merged.push(...found)
    if (found.length === 0 && rows.has(index)) unchanged++
  }
  return { pairs: [...merged, ...unknown.flatMap(unknownRow)], unchanged }
}

/** Of more rows with the name of one pair, which no reviewer makes, the rest is passed over. */
const mostOffered = 20

/** Returns nothing for a pair that is as it was, and of a doubled row each text that is another. */
function mergedPair(
  pair: PairHere,
  index: number,
  all: readonly ReviewedRow[],
  { form }: ReviewedFile,
): readonly ReviewedPair[] {
  const rows = all.filter(({ isDeleted }) => !isDeleted)
  const made = (row: ReviewedRow | null, found: ReviewCase, there: TranslationText | null) => ({
    case: found,
    index,
    id: pair.id,
    row: row?.row ?? null,
    source: pair.source,
    here: pair.translation,
    there,
    original: row && originalOf(row, pair),
    tracked: row?.tracked ?? [],
    otherSource: row !== null && hasOtherSource(row, pair) ? row.source : null,
  })
  if (rows.length === 0) {
    // These forms have only what is translated.
    const isExpected = (form !== 'tmx' && form !== 'library') || !isBlank(pair.translation.content)
    return isExpected ? [made(null, 'missing', null)] : []
  }
  const joined = rows.find(({ isMerged }) => isMerged)
  if (joined) return [made(joined, 'merged', { content: joined.translation, state: 'draft' })]
  const cases = rows.map(row => ({ row, found: caseOf(row, pair) }))
  const offered = cases.filter(({ found }) => found !== null && acceptable.has(found))
  const words = new Set(rows.map(({ translation }) => comparable(translation.text)))
  if (words.size > 1 && offered.length > 0) {
    // First those whose Chinese agrees.
    const sorted = offered
      .map(({ row }) => row)
      .toSorted((a, b) => Number(hasOtherSource(a, pair)) - Number(hasOtherSource(b, pair)))
    const distinct = new Map(
      sorted.toReversed().map(row => [comparable(row.translation.text), row]),
    )
    return [...distinct.values()]
      .toReversed()
      .slice(0, mostOffered)
      .map(row => made(row, 'doubled', wantedText(row, pair)))
  }
  const first = offered[0] ?? cases.find(({ found }) => found !== null)
  return first?.found ? [made(first.row, first.found, wantedText(first.row, pair))] : []
}

/** Returns how one row differs from its pair; null if there is nothing to report. */
function caseOf(row: ReviewedRow, pair: PairHere): ReviewCase | null {
  const { sent } = row
  const here = pair.translation
  const wanted = wantedText(row, pair)
  const agrees = isLike(wanted.content, here.content)
  const isEmptied = isBlank(row.translation) && !isBlank(here.content)
  const otherSource = hasOtherSource(row, pair) ? 'source' : null
  if (sent === null) {
    if (agrees) return otherSource
    if (isEmptied) return 'emptied'
    return isBlank(here.content) ? 'there' : 'differs'
  }
  const isChangedThere = hasChanged(row, sent)
  const isChangedHere =
    sumOfWords(here.content.text) !== sent.translation ||
    (row.keepsLooks && sumOfLooks(here.content) !== sent.looks)
  if (isChangedThere && !agrees) {
    if (isEmptied) return 'emptied'
    return isChangedHere ? 'both' : 'there'
  }
  if (wanted.state !== here.state) return here.state === sent.state ? 'there' : 'both'
  return isChangedHere && !isChangedThere ? 'here' : otherSource
}

/** Whether the words of a row, or their formats, are not those that were sent. */
function hasChanged(row: ReviewedRow, sent: NonNullable<ReviewedRow['sent']>): boolean {
  const { translation } = row
  if (sumOfWords(translation.text) !== sent.translation) return true
  return row.keepsLooks && sumOfLooks(translation) !== sent.looks
}

/** Returns what accepting a row makes of its pair. */
function wantedText(row: ReviewedRow, { translation: here }: PairHere): TranslationText {
  const { translation, sent } = row
  const isAsSent = sent !== null && !hasChanged(row, sent)
  const isSame = comparable(translation.text) === comparable(here.content.text)
  const words = row.keepsLooks
    ? trimmed(translation)
    : withKeptLooks(here.content, translation.text)
  // A row that is as it was sent asks for nothing, whatever was written here since.
  const content =
    isAsSent || (isSame && (!row.keepsLooks || isLike(words, here.content))) ? here.content : words
  return { content, state: stateFor(content, wantedState(row, here.state)) }
}

/** Returns the state that a reviewer set; otherwise the present one. */
function wantedState({ state, sent }: ReviewedRow, here: TranslationState): TranslationState {
  if (state === null || state === 'empty' || state === sent?.state) return here
  return sent !== null || here === 'empty' ? state : here
}

/** Whether both have the same words in the same looks, apart from what programs add. */
const isLike = (a: RichText, b: RichText): boolean =>
  sameRichText(a, b) ||
  (comparable(a.text) === comparable(b.text) && sumOfLooks(a) === sumOfLooks(b))

function trimmed({ text, spans }: RichText): RichText {
  const from = text.length - text.trimStart().length
  const words = text.trim()
  return {
    text: words,
    spans: spans
      .map(span => ({
        ...span,
        start: Math.max(0, span.start - from),
        end: Math.min(words.length, span.end - from),
      }))
      .filter(({ start, end }) => start < end),
  }
}

const hasOtherSource = ({ source }: ReviewedRow, pair: PairHere): boolean =>
  source !== null && lettersOf(source) !== lettersOf(pair.source)

/** Returns the words as they were sent, if the row or the pair still has them. */
function originalOf(row: ReviewedRow, { translation }: PairHere): string | null {
  const { sent, original } = row
  if (sent === null) return original
  const candidates = [original, translation.content.text, row.translation.text]
  return candidates.find(text => text !== null && sumOfWords(text) === sent.translation) ?? null
}

function unknownRow(row: ReviewedRow): readonly ReviewedPair[] {
  const { id, translation, source, tracked } = row
  if (row.isDeleted || (isBlank(translation) && (source ?? '').trim() === '')) return []
  return [
    {
      case: 'unknown',
      index: null,
      id: id !== null && isSafeName(id) ? paragraphId(id) : null,
      row: row.row,
      source: source ?? '',
      here: null,
      there: { content: translation, state: stateFor(translation, 'empty') },
      original: null,
      tracked,
      otherSource: null,
    },
  ]
}
