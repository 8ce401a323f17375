/** What the reader does to the sentences of a pair, as corrections that are added and removed. */
import type { Range, Side } from '../anchor.ts'
import { tidyCut } from '../structure/cut-places.ts'
import { coveredBy, heldLinks, rangesOf } from './held-links.ts'
import {
  linkOf,
  pairSentences,
  sentenceAt,
  sentencesOfPair,
  type PairCorrections,
  type PlacedBorder,
  type PlacedLink,
} from './sentence-links.ts'

/** The texts of a pair with what the reader corrected about them. */
export interface CorrectedPair {
  readonly source: string
  readonly translation: string
  readonly corrections: PairCorrections
}

/** A place in a pair; UTF-16 offset on that side. */
export interface PairPlace {
  readonly side: Side
  readonly at: number
}

/** PairCorrections to add and to remove. Those to remove are objects of the pair. */
export interface Correcting {
  readonly border?: PlacedBorder
  readonly links?: readonly PlacedLink[]
  readonly removed: readonly (PlacedBorder | PlacedLink)[]
}

/** Why nothing is corrected. */
export type NotCorrected = 'empty' | 'last' | 'edge' | 'apart' | 'same'

/**
 * Returns a correction that joins the sentence at a place with the next one. It belongs to all that
 * the reader linked to either.
 */
export function joinSentence(
  pair: CorrectedPair,
  { side, at }: PairPlace,
): Correcting | NotCorrected {
  const sentences = sentencesOn(pair, side)
  const number = sentenceAt(sentences, at)
  if (number === null) return 'empty'
  const next = sentences[number + 1]
  if (!next) return 'last'
  return keepingLinks(pair, side, borderAt(pair, { side, at: next.start, says: false }))
}

/**
 * Returns a correction that splits the sentence at a place there. Both parts belong to what the
 * reader linked to it.
 */
export function splitSentence(
  pair: CorrectedPair,
  { side, at }: PairPlace,
): Correcting | NotCorrected {
  const cut = tidyCut(pair[side], at)
  const sentences = sentencesOn(pair, side)
  const isInside = sentences.some(({ start, end }) => start < cut && cut < end)
  if (!isInside) return 'edge'
  return keepingLinks(pair, side, borderAt(pair, { side, at: cut, says: true }))
}

/** Only what differs from punctuation is a correction. */
function borderAt(
  { corrections: { borders }, ...texts }: CorrectedPair,
  border: PlacedBorder,
): Correcting {
  const removed = borders.filter(({ side, at }) => side === border.side && at === border.at)
  const printed = sentencesOfPair(texts[border.side])
  const isPrinted = printed.slice(1).some(({ start }) => start === border.at)
  return isPrinted === border.says ? { removed } : { border, removed }
}

/**
 * Returns `made` with the reader's links as they are about the sentences after it: a link may have
 * too few words of a joined sentence, or two links may have a part of it each.
 */
function keepingLinks(pair: CorrectedPair, side: Side, made: Correcting): Correcting {
  const { links } = pair.corrections
  const was = sentencesOfBoth(pair)
  const now = sentencesOfBoth(bordered(pair, made))
  const changed = now[side].filter(
    ({ start, end }) => !was[side].some(one => one.start === start && one.end === end),
  )
  const about = heldLinks(links, was.source, was.translation)
    .map(({ here, there, link }) => ({
      link,
      source: rangesOf(here, was.source),
      translation: rangesOf(there, was.translation),
    }))
    .filter(one => one.link.says && areTouching(one[side], changed))
  const numbers = (of: Side) =>
    now[of].flatMap((one, k) => (about.some(link => areTouching(link[of], [one])) ? [k] : []))
  const [here, there] = [numbers('source'), numbers('translation')]
  const isHeld = heldLinks(links, now.source, now.translation).some(
    one =>
      one.link === about[0]?.link &&
      one.here.join() === here.join() &&
      one.there.join() === there.join(),
  )
  if (about.length === 0 || isHeld) return made
  const link: PlacedLink = {
    says: true,
    source: rangesOf(here, now.source),
    translation: rangesOf(there, now.translation),
  }
  return { ...made, links: [link], removed: [...made.removed, ...about.map(one => one.link)] }
}

/** Returns the pair with the borders of a correction. */
function bordered(pair: CorrectedPair, { border, removed }: Correcting): CorrectedPair {
  const { borders, links } = pair.corrections
  const kept = borders.filter(one => !removed.includes(one))
  return { ...pair, corrections: { links, borders: [...(border ? [border] : []), ...kept] } }
}

/**
 * Returns a correction that takes the sentence at `from` from where it is to the sentences that
 * belong to the one at `to`, which is on the other side.
 */
export function linkSentences(
  pair: CorrectedPair,
  from: PairPlace,
  to: PairPlace,
): Correcting | NotCorrected {
  const all = pairSentences(pair.source, pair.translation, pair.corrections)
  const own = all[from.side][sentenceAt(all[from.side], from.at) ?? -1]
  const other = all[to.side][sentenceAt(all[to.side], to.at) ?? -1]
  if (!own || !other || from.side === to.side) return 'empty'
  const group = linkOf(all.links, to.side, other)
  const before = linkOf(all.links, from.side, own)
  const added: PlacedLink = {
    says: true,
    ...both(from.side, together(group?.[from.side] ?? [], own), group?.[to.side] ?? [other]),
  }
  const known = rowOf(pair, added)
  if (group && before === group && known) return 'same'
  const removed = overlapping(pair, [added])
  // What is left of the group that the sentence leaves stays as the reader said.
  const rest = before && before !== group ? without(before[from.side], own) : []
  const wasSaid = before !== null && rowOf(pair, before) !== null
  const left: readonly PlacedLink[] =
    before && wasSaid && rest.length > 0
      ? [{ says: true, ...both(from.side, rest, before[to.side]) }]
      : []
  return { links: [added, ...left], removed }
}

/**
 * Returns a correction that takes apart the sentences that belong to the one at a place. Links that
 * do not hold, as the older one of two machines, stay: the reader has not seen them.
 */
export function unlinkSentence(
  pair: CorrectedPair,
  { side, at }: PairPlace,
): Correcting | NotCorrected {
  const all = pairSentences(pair.source, pair.translation, pair.corrections)
  const own = all[side][sentenceAt(all[side], at) ?? -1]
  const found = own && linkOf(all.links, side, own)
  if (!found) return 'apart'
  const added: PlacedLink = { ...found, says: false }
  const held = heldLinks(pair.corrections.links, all.source, all.translation)
  const seen = overlapping(pair, [added]).filter(known => held.some(({ link }) => link === known))
  return { links: [added], removed: seen }
}

const sentencesOn = ({ corrections: { borders }, ...texts }: CorrectedPair, side: Side) =>
  sentencesOfPair(
    texts[side],
    borders.filter(border => border.side === side),
  )

const sentencesOfBoth = (pair: CorrectedPair) => ({
  source: sentencesOn(pair, 'source'),
  translation: sentencesOn(pair, 'translation'),
})

function both(side: Side, own: readonly Range[], other: readonly Range[]) {
  const [source, translation] = side === 'source' ? [own, other] : [other, own]
  return { source, translation }
}

/** Returns `ranges` with `own`, in order. */
const together = (ranges: readonly Range[], own: Range): readonly Range[] =>
  areTouching(ranges, [own]) ? ranges : [...ranges, own].sort((a, b) => a.start - b.start)

/** Returns `ranges` without the words of `cut`. */
const without = (ranges: readonly Range[], cut: Range): readonly Range[] =>
  ranges.flatMap(({ start, end }) =>
    [
      { start, end: Math.min(end, cut.start) },
      { start: Math.max(start, cut.end), end },
    ].filter(one => one.end > one.start),
  )

const sides: readonly Side[] = ['source', 'translation']

const areTouching = (a: readonly Range[], b: readonly Range[]): boolean =>
  a.some(one => b.some(other => one.start < other.end && other.start < one.end))

/** The links of the reader that are about sentences of one of `links`. */
const overlapping = (
  { corrections }: CorrectedPair,
  links: readonly PlacedLink[],
): readonly PlacedLink[] =>
  corrections.links.filter(known =>
    links.some(link => sides.some(side => areTouching(known[side], link[side]))),
  )

/** The link of the reader that is about exactly these sentences, or null. */
function rowOf(
  { corrections, ...texts }: CorrectedPair,
  link: Readonly<Record<Side, readonly Range[]>>,
): PlacedLink | null {
  const all = pairSentences(texts.source, texts.translation, corrections)
  const numbers = (of: Readonly<Record<Side, readonly Range[]>>) =>
    sides.map(side => coveredBy(of[side], all[side]).join(',')).join(' ')
  const wanted = numbers(link)
  return corrections.links.find(known => known.says && numbers(known) === wanted) ?? null
}

/** Returns the sentence that stands for a place, with its side; null in an empty text. */
export function sentenceAround(pair: CorrectedPair, { side, at }: PairPlace): Range | null {
  const sentences = sentencesOn(pair, side)
  return sentences[sentenceAt(sentences, at) ?? -1] ?? null
}
