/** Sets two editions side by side, paragraph by paragraph. */
import { areInTwoScripts } from '../editions/fold.ts'
import {
  matchEditions,
  type EditionMatch,
  type EditionPair,
  type EditionParagraph,
  type Fold,
  type ParagraphMatch,
} from '../editions/match.ts'
import { noProgress, progressPart, withProgress, type OnProgress } from '../progress-share.ts'
import { heaviestAscent } from '../text/heaviest-ascent.ts'
import { comparing, type CollationOptions } from './compared-text.ts'
import { cutAtParagraphs, variantsBetween, type Variant } from './variants.ts'

/**
 * Paragraphs of two editions that are one text. At least one side has some; several are read as one
 * text, one after the other.
 */
export interface CollationRow {
  /** Places in the printed book, from 0, ascending. */
  readonly here: readonly number[]
  readonly there: readonly number[]
  /** In the order of the text; empty if only one side has paragraphs. */
  readonly variants: readonly Variant[]
  /** Whether the other edition has these paragraphs elsewhere. */
  readonly isMoved: boolean
}

/** Two editions and how to compare them. */
export interface Collating {
  readonly here: readonly EditionParagraph[]
  readonly there: readonly EditionParagraph[]
  readonly options: CollationOptions
}

/** The share of the work after which the paragraphs are matched; measured, for progress only. */
const matched = 0.75

/**
 * Returns the rows of a collation, in the order of the first edition; what only the other one has
 * is after what precedes it there. Each paragraph is in one row. `fold` makes all ways of writing a
 * character one: it always helps to find the paragraphs of an edition in the other script.
 */
export function collate(
  { here, there, options }: Collating,
  fold: Fold,
  onProgress: OnProgress = noProgress,
): readonly CollationRow[] {
  const compared = comparing(options, fold)
  const isFolded = !options.ignoresForms && areInTwoScripts(here, there, fold)
  const reduced = ({ id, text }: EditionParagraph) => ({ id, text: compared(text).text })
  const [old, fresh] = [here.map(reduced), there.map(reduced)]
  const match = matchEditions(
    old,
    fresh,
    isFolded ? fold : undefined,
    progressPart(onProgress, 0, matched),
  )
  const { inOrder, unmoved, onlyHere, onlyThere } = inPlaceOrMoved(match, { old, fresh })
  const onCompared = progressPart(onProgress, matched, 1)
  const rows = Array.from(withProgress(inOrder, onCompared), (one): CollationRow => {
    const texts = one.old.map(number => here[number]?.text ?? '')
    const others = one.fresh.map(number => there[number]?.text ?? '')
    const variants =
      texts.join('') === others.join('')
        ? []
        : variantsBetween(compared(texts.join('')), compared(others.join('')))
    return {
      here: one.old,
      there: one.fresh,
      variants: cutAtParagraphs(variants, texts),
      isMoved: !unmoved.has(one),
    }
  })
  const alone = onlyHere.map(number => ({ ...noVariants, here: [number], there: [] }))
  return withOnlyThere(
    [...rows, ...alone].sort((a, b) => (a.here[0] ?? 0) - (b.here[0] ?? 0)),
    onlyThere,
  )
}

/** Fewer UTF-16 code units than this may be anywhere, and are moved only with their neighbours. */
const telling = 8
/** The least share of the longer side that the shorter one of a moved paragraph has. */
const leastOfLonger = 0.5

/**
 * Returns the matches in the order of the first edition, which of them are in their place, and the
 * paragraphs that only one edition has. As much of the text as possible is in its place: a few
 * words have moved past a page, and not the page past them. Elsewhere, a paragraph is the same one
 * only if it is not just contained in a long one, and if it is long enough or beside another one
 * that has moved.
 */
function inPlaceOrMoved(
  match: EditionMatch,
  { old, fresh }: Pick<EditionPair, 'old' | 'fresh'>,
): Placed {
  const all = match.matches.toSorted((a, b) => (a.old[0] ?? 0) - (b.old[0] ?? 0))
  const lengthOf = (numbers: readonly number[], side: readonly EditionParagraph[]) =>
    numbers.reduce((sum, number) => sum + (side[number]?.text.length ?? 0), 0)
  const inPlace = heaviestAscent(
    all,
    one => one.fresh[0] ?? 0,
    one => 1 + lengthOf(one.old, old),
  )
  const unmoved = new Set(inPlace)
  const length = new Map(
    all.map(one => [one, [lengthOf(one.old, old), lengthOf(one.fresh, fresh)].sort(ascending)]),
  )
  const isWhole = (one: ParagraphMatch) => {
    const [shorter = 0, longer = 0] = length.get(one) ?? []
    return shorter >= longer * leastOfLonger
  }
  const isLong = (one: ParagraphMatch | undefined): boolean =>
    one !== undefined && isWhole(one) && (length.get(one)?.[0] ?? 0) >= telling
  const isBeside = (one: ParagraphMatch, other: ParagraphMatch | undefined): boolean =>
    other !== undefined &&
    isLong(other) &&
    !unmoved.has(other) &&
    Math.abs((other.fresh[0] ?? 0) - (one.fresh[0] ?? 0)) === 1
  const isThere = (one: ParagraphMatch, k: number): boolean =>
    unmoved.has(one) ||
    isLong(one) ||
    (isWhole(one) && (isBeside(one, all[k - 1]) || isBeside(one, all[k + 1])))
  const inOrder = all.filter(isThere)
  const kept = new Set(inOrder)
  const apart = all.filter(one => !kept.has(one))
  const withApart = (numbers: readonly number[], side: 'old' | 'fresh') =>
    [...numbers, ...apart.flatMap(one => one[side])].sort(ascending)
  return {
    inOrder,
    unmoved,
    onlyHere: withApart(match.gone, 'old'),
    onlyThere: withApart(match.added, 'fresh'),
  }
}

const ascending = (a: number, b: number): number => a - b

interface Placed {
  readonly inOrder: readonly ParagraphMatch[]
  readonly unmoved: ReadonlySet<ParagraphMatch>
  readonly onlyHere: readonly number[]
  readonly onlyThere: readonly number[]
}

const noVariants = { variants: [], isMoved: false } as const

/** Puts the paragraphs that only the other edition has after what precedes them there. */
function withOnlyThere(
  rows: readonly CollationRow[],
  added: readonly number[],
): readonly CollationRow[] {
  const rowOf = new Map<number, CollationRow>()
  for (const row of rows) if (!row.isMoved) for (const number of row.there) rowOf.set(number, row)
  const followers = new Map<CollationRow | null, CollationRow[]>()
  const isAdded = new Set(added)
  const last = Math.max(-1, ...added.slice(-1))
  let before: CollationRow | null = null
  for (let number = 0; number <= last; number++) {
    before = rowOf.get(number) ?? before
    if (!isAdded.has(number)) continue
    const those = followers.get(before) ?? []
    those.push({ ...noVariants, here: [], there: [number] })
    followers.set(before, those)
  }
  return [
    ...(followers.get(null) ?? []),
    ...rows.flatMap(row => [row, ...(followers.get(row) ?? [])]),
  ]
}

/** How many variants a slice of rows has at most, apart from its last row. */
const variantsAtOnce = 4000
/** How many rows a slice has at most. */
const rowsAtOnce = 2000

/** Returns the rows from number `from` on that are copied to the page in one go: at least one. */
export function sliceOfRows(rows: readonly CollationRow[], from: number): readonly CollationRow[] {
  let [to, variants] = [from, 0]
  while (to < rows.length && to < from + rowsAtOnce && variants < variantsAtOnce)
    variants += rows[to++]?.variants.length ?? 0
  return rows.slice(from, to)
}

/** What a row says of the two editions. */
export type RowKind = 'same' | 'variants' | 'onlyHere' | 'onlyThere'

/** Returns `same` also for a row that has moved or is divided differently. */
export function rowKind({ here, there, variants }: CollationRow): RowKind {
  if (there.length === 0) return 'onlyHere'
  if (here.length === 0) return 'onlyThere'
  return variants.length > 0 ? 'variants' : 'same'
}

/** Whether one edition divides what both have into more paragraphs than the other. */
export const isDividedOtherwise = ({ here, there }: CollationRow): boolean =>
  here.length > 0 && there.length > 0 && here.length !== there.length

/** Whether anything in a row differs. */
export const isDifferent = (row: CollationRow): boolean =>
  rowKind(row) !== 'same' || row.isMoved || isDividedOtherwise(row)

/** How two editions differ. */
export interface CollationTally {
  readonly variants: number
  readonly onlyHere: number
  readonly onlyThere: number
  readonly moved: number
  readonly divided: number
}

/** Counts the variants, not the rows that have them. A row may count as moved and divided too. */
export function collationTally(rows: readonly CollationRow[]): CollationTally {
  const tally = { variants: 0, onlyHere: 0, onlyThere: 0, moved: 0, divided: 0 }
  for (const row of rows) {
    const kind = rowKind(row)
    if (kind === 'onlyHere' || kind === 'onlyThere') tally[kind]++
    tally.variants += row.variants.length
    if (row.isMoved) tally.moved++
    if (isDividedOtherwise(row)) tally.divided++
  }
  return tally
}
