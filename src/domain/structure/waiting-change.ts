/**
 * Joins, splits and kinds of an older edition that have no certain place in a new one. They are
 * rows without a place there, until the reader decides.
 */
import { anchorAt, type Anchor } from '../anchor.ts'
import { goneName, hashOf } from './carried-names.ts'
import type { LeftDivision } from '../editions/report.ts'
import { paragraphId, type ParagraphId } from '../ids.ts'
import { sentencesOfPair } from '../sentences/sentence-links.ts'
import { isWaiting, type ParagraphChange } from './paragraph-change.ts'

/** What the name of a change that waits ends with. Older rows have names without it. */
const ending = /\.w[0-9a-f]{16}$/
/** How much of the name of its place is in the name of a change. */
const keptOfPlace = 62

/**
 * Returns the name of a change that waits. Changes of two older editions at a paragraph that both
 * have are named differently, and the same change has always the same name.
 */
export function waitingName({
  place,
  words,
  waits,
}: Pick<ParagraphChange, 'place' | 'words' | 'waits'>): ParagraphId {
  const from = goneName(paragraphId(place.replace(ending, '')))
  const { begins = null, kind = null, level = null, before = '' } = waits ?? {}
  const says = JSON.stringify([from, begins, kind, level, before, words])
  return paragraphId(`${from.slice(0, keptOfPlace)}.w${hashOf(says)}`)
}

/** How many UTF-16 code units are shown on each side of a place. */
const shownWords = 40

/** Returns a change that waits, as it is shown; `index` is a place in the new edition. */
export function leftDivision(
  { place, waits, words }: ParagraphChange,
  index: number,
): LeftDivision {
  const begins = waits?.begins ?? null
  return {
    place,
    what: begins === null ? 'kind' : begins ? 'split' : 'join',
    before: waits?.before.slice(-shownWords) ?? '',
    after: words.slice(0, shownWords),
    index,
  }
}

/** Returns the changes among `rows` that wait for the reader, in the order of the text. */
export const waitingIn = (rows: Iterable<ParagraphChange>): readonly ParagraphChange[] =>
  [...rows].filter(isWaiting).sort((a, b) => a.index - b.index || (a.place < b.place ? -1 : 1))

/** How many UTF-16 code units after a place are sought, with as many as an anchor keeps around. */
const soughtWords = 16

/** Returns an anchor on the words after the place of a change, by which it is sought. */
export function soughtAnchor({ place, waits, words }: ParagraphChange): Anchor {
  const before = waits?.before ?? ''
  const end = before.length + Math.min(soughtWords, words.length)
  return anchorAt(place, `${before}${words}`, before.length, end)
}

/** How far from a beginning the words of a place may begin: some of the first may be others. */
const near = 4

/** A place that a change may have in the new edition. */
export interface PlaceForChange {
  /** The place in the book, from 0, of the printed paragraph. */
  readonly printed: number
  /** UTF-16 offset into its text. */
  readonly offset: number
  readonly before: string
  readonly after: string
}

/**
 * Returns the place of a change at words that begin at `start` of printed paragraph `printed`; null
 * if it can have none there. `starts` has the paragraphs that begin chapters.
 */
export function placeForChange(
  { waits }: ParagraphChange,
  { printed, start }: { readonly printed: number; readonly start: number },
  texts: readonly { readonly text: string }[],
  starts: readonly number[],
): PlaceForChange | null {
  const text = texts[printed]?.text ?? ''
  const begins = waits?.begins ?? null
  if (begins === true) {
    const beginning = sentencesOfPair(text).find(
      one => one.start > 0 && Math.abs(one.start - start) < near,
    )
    const offset = beginning?.start ?? start
    return offset > 0 && offset < text.length ? shownAround(printed, offset, text) : null
  }
  if (start > near || text === '') return null
  if (begins === null) return { ...shownAround(printed, 0, text), before: '' }
  const before = texts[printed - 1]?.text ?? ''
  if (before === '' || starts.includes(printed)) return null
  return { ...shownAround(printed, 0, text), before: before.slice(-shownWords) }
}

const shownAround = (printed: number, offset: number, text: string): PlaceForChange => ({
  printed,
  offset,
  before: text.slice(Math.max(0, offset - shownWords), offset),
  after: text.slice(offset, offset + shownWords),
})
