/** The sentences of a pair, and which of them belong together. */
import { align } from '../align/align.ts'
import type { Range, Side } from '../anchor.ts'
import { longestAscent } from '../text/longest-ascent.ts'
import { heldLinks, rangesOf, type HeldLink, type Numbers } from './held-links.ts'

/**
 * Sentences of both sides that belong together, as ranges in order; UTF-16 offsets. Neighbours are
 * one range.
 */
export interface SentenceLink {
  readonly source: readonly Range[]
  readonly translation: readonly Range[]
}

/** Whether a sentence begins at a place; UTF-16 offset of its first word. */
export interface PlacedBorder {
  readonly side: Side
  readonly at: number
  readonly says: boolean
}

/** Whether sentences belong together, and with no others. */
export interface PlacedLink extends SentenceLink {
  readonly says: boolean
}

/** What the reader corrected about a pair, at the places where it is now, the latest first. */
export interface PairCorrections {
  readonly borders: readonly PlacedBorder[]
  readonly links: readonly PlacedLink[]
}

export const noCorrections: PairCorrections = { borders: [], links: [] }

/** All sentences of a pair with their links. */
export interface PairSentences {
  readonly source: readonly Range[]
  readonly translation: readonly Range[]
  readonly links: readonly SentenceLink[]
}

/** More sentences than this are not linked, because it would take too long for the caret. */
const mostSentences = 60

/**
 * A stop with what closes after it. A full stop ends a sentence only before a space and what is no
 * small letter, because of abbreviations and numbers. Writing without capitals has other letters:
 * Arabic, Hebrew, Korean.
 */
const ends =
  /(?:[。！？!?…؟۔।]+|[；;](?=\s*\p{Script=Han})|\.+(?=(?:[”’"')\]]|\s?»)*(?:$|\s+[“‘«"'([\p{Lu}\p{Lo}\d])))(?!(?:[”’"')\]]|\s?»)*\s*\p{Ll})(?:[”’」』）)》〉】\]"']|\s?»)*/gu
/** After these a full stop ends no sentence. */
const short = /(?:^|[\s(])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|No|vol|vs|etc|cf|e\.g|i\.e|pp?)\.$/iu

/**
 * Returns the sentences of `text` with their stops, without the space around them: as punctuation
 * says, then as `borders` say, of which the first about a place counts.
 */
export function sentencesOfPair(
  text: string,
  borders: readonly Omit<PlacedBorder, 'side'>[] = [],
): readonly Range[] {
  const printed = punctuated(text)
  if (borders.length === 0) return printed
  const says = new Map(borders.toReversed().map(({ at, says: is }) => [at, is]))
  const starts = new Set(printed.slice(1).map(({ start }) => start))
  for (const [at, is] of says) {
    if (is) starts.add(at)
    else starts.delete(at)
  }
  const cuts = [...starts].sort((a, b) => a - b)
  return [0, ...cuts].flatMap((from, k) => trimmed(text, from, cuts[k] ?? text.length) ?? [])
}

/** Returns a range without the space around its words; null if it has none. */
function trimmed(text: string, from: number, to: number): Range | null {
  const words = text.slice(from, to)
  const start = from + words.length - words.trimStart().length
  const end = from + words.trimEnd().length
  return end > start ? { start, end } : null
}

function punctuated(text: string): readonly Range[] {
  const found: Range[] = []
  let from = 0
  const add = (to: number) => {
    const one = trimmed(text, from, to)
    if (one) found.push(one)
    from = to
  }
  for (const { 0: stop, index } of text.matchAll(ends)) {
    const to = index + stop.length
    if (!stop.startsWith('.') || !short.test(text.slice(Math.max(0, index - 6), index + 1))) add(to)
  }
  add(text.length)
  return found
}

/** A sentence without a counterpart belongs to the link before it if the aligner is less sure. */
const sureEnough = 0.5

/**
 * Returns the sentences of a pair and their links, which are many to many. What the reader linked
 * or took apart stays so; the aligner links what is between. A side of one sentence has no links of
 * the aligner, because it says nothing about which words belong together.
 */
export function pairSentences(
  source: string,
  translation: string,
  { borders, links: corrected }: PairCorrections = noCorrections,
): PairSentences {
  const here = sentencesOfPair(
    source,
    borders.filter(({ side }) => side === 'source'),
  )
  const there = sentencesOfPair(
    translation,
    borders.filter(({ side }) => side === 'translation'),
  )
  const said = corrected.length === 0 ? [] : heldLinks(corrected, here, there)
  const linked = said.filter(({ link }) => link.says)
  const all = { source: here, translation: there }
  const isTooMuch = Math.max(here.length, there.length) > mostSentences
  const isOne = Math.min(here.length, there.length) < 2
  const found =
    isTooMuch || isOne
      ? []
      : partsBetween(said, here.length, there.length).flatMap(part =>
          alignedIn(part, { source, translation }, all),
        )
  const links = [...linked, ...found]
    .map(({ here: own, there: other }) => ({
      source: rangesOf(own, here),
      translation: rangesOf(other, there),
    }))
    .sort((a, b) => (a.source[0]?.start ?? 0) - (b.source[0]?.start ?? 0))
  return { ...all, links }
}

/** Returns the links of `pairSentences`. */
export const sentenceLinks = (
  source: string,
  translation: string,
  corrections?: PairCorrections,
): readonly SentenceLink[] => pairSentences(source, translation, corrections).links

/** Returns the sentences between the reader's links that are in order, without those of links. */
function partsBetween(
  said: readonly HeldLink[],
  count: number,
  others: number,
): readonly Numbers[] {
  const taken = new Set(said.flatMap(({ here }) => here))
  const takenThere = new Set(said.flatMap(({ there }) => there))
  const borders = said
    .filter(({ link }) => link.says)
    .map(({ here, there }) => ({ here: here[0] ?? 0, there: there[0] ?? 0 }))
    .sort((a, b) => a.here - b.here)
  const inOrder = longestAscent(borders, ({ there }) => there)
  const free = (from: number, to: number, without: ReadonlySet<number>) =>
    Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i).filter(
      number => !without.has(number),
    )
  return [{ here: 0, there: 0 }, ...inOrder].map(({ here, there }, k) => ({
    here: free(here, inOrder[k]?.here ?? count, taken),
    there: free(there, inOrder[k]?.there ?? others, takenThere),
  }))
}

/** Links sentences that the reader has said nothing about. */
function alignedIn(
  { here, there }: Numbers,
  texts: Readonly<Record<Side, string>>,
  all: Readonly<Record<Side, readonly Range[]>>,
): readonly Numbers[] {
  if (here.length === 0 || there.length === 0) return []
  const wordsOf = (numbers: readonly number[], side: Side) =>
    numbers.map(number => ({
      text: texts[side].slice(all[side][number]?.start, all[side][number]?.end),
    }))
  const links: { here: readonly number[]; there: readonly number[] }[] = []
  let gaps: Numbers[] = []
  for (const link of align(wordsOf(here, 'source'), wordsOf(there, 'translation'))) {
    const own = here.slice(link.source.start, link.source.end)
    const other = there.slice(link.translation.start, link.translation.end)
    if (own.length === 0 || other.length === 0) {
      // What comes last may not be translated yet, so it is added only before another link.
      if (link.sure < sureEnough) gaps.push({ here: own, there: other })
      continue
    }
    const last = links.at(-1)
    if (last)
      for (const gap of gaps) {
        last.here = [...last.here, ...gap.here]
        last.there = [...last.there, ...gap.there]
      }
    gaps = []
    links.push({ here: own, there: other })
  }
  return links
}

/** Returns the link that a sentence of one side is in; null if it is in none. */
export const linkOf = (
  links: readonly SentenceLink[],
  side: Side,
  { start }: Range,
): SentenceLink | null =>
  links.find(link => link[side].some(one => one.start <= start && start < one.end)) ?? null

/** Returns the number of the sentence that has UTF-16 offset `at`, or null. */
export function sentenceAt(sentences: readonly Range[], at: number): number | null {
  const number = sentences.findLastIndex(({ start }) => start <= at)
  return sentences.length === 0 ? null : Math.max(0, number)
}

/**
 * Returns the sentences of the other side that belong to whole sentences of one; null if the range
 * is of other words, or if its sentences have no counterpart in one piece.
 */
export function counterpartOf(
  links: readonly SentenceLink[],
  side: Side,
  { start, end }: Range,
): Range | null {
  const inside = links.filter(link => link[side].every(own => own.start >= start && own.end <= end))
  const own = joined(inside.flatMap(link => link[side]))
  const other = inside.flatMap(link => link[side === 'source' ? 'translation' : 'source'])
  if (!own || own.start !== start || own.end !== end) return null
  const range = joined(other)
  const isWhole = links.every(
    link =>
      inside.includes(link) ||
      link[side === 'source' ? 'translation' : 'source'].every(
        one => !range || one.end <= range.start || one.start >= range.end,
      ),
  )
  return isWhole ? range : null
}

/** Returns the range from the first of some ranges to the last; null for none. */
function joined(ranges: readonly Range[]): Range | null {
  if (ranges.length === 0) return null
  const start = Math.min(...ranges.map(one => one.start))
  return { start, end: Math.max(...ranges.map(one => one.end)) }
}
