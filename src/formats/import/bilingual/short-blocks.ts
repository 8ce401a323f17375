/**
 * Finds a few paragraphs with their translations in a book that is otherwise in Chinese: they take
 * turns, and their lengths show that each belongs to its neighbour.
 */
import { lettersIn } from '#domain/text/letters'
import type { PrintedLine } from '../plain-text/printed-lines.ts'
import type { NumberedLine, SeparatedLines } from './separated-lines.ts'
import type { Sided } from './sided.ts'
import { sideOf, type SideOfText } from './sides.ts'

/** A paragraph of the book, with its indent and the number of blank lines before it, if known. */
export interface BookParagraph {
  readonly side: SideOfText
  readonly text: string
  readonly gap?: number
  readonly indent?: number
}

/** Two neighbours, the indexes of a source paragraph and of its translation. */
export interface NeighbourPair {
  readonly source: number
  readonly translation: number
}

/** Fewer pairs are quotations. */
const least = 3
const beginsInChinese = /^\P{L}*\p{Script=Han}/u
/** Shorter paragraphs, in letters, prove nothing. */
const shortest = { source: 5, translation: 15 } as const
/** The usual length of a translation, in UTF-16 code units for each of its source. */
const usualRatio = { least: 1.8, most: 9 } as const
/** How the logarithm of that ratio spreads: among pairs, and among any two paragraphs. */
const spread = { pairs: 0.32, others: 0.9 } as const
/** The share of pairs whose translation is free or cut. */
const free = 0.1
/** The evidence, as a logarithm of likelihoods, of a word or number that a pair has in common. */
const [shared, missing] = [1.5, -0.5]
/** The evidence of the usual order, in which the translation follows. */
const byOrder = 0.7
/** The evidence of blank lines, and that of indents. */
const [ofGaps, ofIndents] = [3, 3]
/** With less evidence it is chance that the lengths fit. */
const leastEvidence = 1.3
/** An order of the languages is sure if it has so much more evidence than the other one. */
const clearly = 1.5

/**
 * Returns the pairs of all such blocks in the order of `paragraphs`. A block whose lengths would
 * fit in either order is left out, because in the wrong order every pair is wrong.
 */
export function pairsInBlocks(paragraphs: readonly BookParagraph[]): readonly NeighbourPair[] {
  const isIn = (at: number, side: SideOfText): boolean => paragraphs[at]?.side === side
  const pairs: NeighbourPair[] = []
  for (let at = 0; at < paragraphs.length; at++) {
    if (!isIn(at, 'translation')) continue
    let end = at + 1
    while (isIn(end, 'source') && isIn(end + 1, 'translation')) end += 2
    const places = Array.from({ length: (end - at + 1) >> 1 }, (_, i) => at + 2 * i)
    // The two orders differ in one paragraph at each end.
    const behind = places.filter(place => isIn(place - 1, 'source'))
    const ahead = places.filter(place => isIn(place + 1, 'source'))
    pairs.push(
      ...(likelier(
        paragraphs,
        behind.map(place => ({ source: place - 1, translation: place })),
        ahead.map(place => ({ source: place + 1, translation: place })),
      ) ?? []),
    )
    at = end
  }
  return pairs
}

/** Returns the pairs in the likelier of two orders; null if neither or either may be right. */
function likelier(
  paragraphs: readonly BookParagraph[],
  ...orders: readonly [readonly NeighbourPair[], readonly NeighbourPair[]]
): readonly NeighbourPair[] | null {
  const [first = 0, second = 0] = orders.map(pairs => evidenceFor(paragraphs, pairs))
  const [behind, ahead] = orders
  if (Math.max(first, second) < leastEvidence) return null
  const surplus = first + byOrder - second + byLook(paragraphs, behind, ahead)
  return surplus > clearly ? behind : surplus < -clearly ? ahead : null
}

/** Returns the evidence, a logarithm of likelihoods, that `pairs` are translations. */
function evidenceFor(
  paragraphs: readonly BookParagraph[],
  pairs: readonly NeighbourPair[],
): number {
  const texts = pairs
    .map(({ source, translation }) => ({
      here: paragraphs[source]?.text ?? '',
      there: paragraphs[translation]?.text ?? '',
    }))
    .filter(areLong)
  const ratios = texts.map(({ here, there }) => there.length / Math.max(1, here.length))
  const usual = ratios.toSorted((a, b) => a - b)[ratios.length >> 1] ?? 0
  const isUsual = usual >= usualRatio.least && usual <= usualRatio.most
  if (texts.length < least || !isUsual || areIntroduced(paragraphs, pairs)) return -Infinity
  const fits = ratios.map(ratio => fitOf(Math.log(ratio / usual)))
  // The pair in the middle proves nothing, because the usual ratio is its own.
  const byLength = fits.reduce((sum, fit) => sum + fit, -Math.max(...fits))
  return texts.reduce((sum, { here, there }) => sum + bySigns(here, there), byLength)
}

const areLong = ({ here, there }: { readonly here: string; readonly there: string }): boolean =>
  lettersIn(here).letters >= shortest.source && lettersIn(there).letters >= shortest.translation

/** Returns the evidence of a pair that is `distance` from the usual ratio. */
function fitOf(distance: number): number {
  const others = bell(distance, spread.others)
  return Math.log(((1 - free) * bell(distance, spread.pairs) + free * others) / others)
}

const bell = (x: number, deviation: number): number =>
  Math.exp(-(x * x) / (2 * deviation * deviation)) / deviation

/** Returns the evidence of the figures and Latin words of the source, which a translation keeps. */
function bySigns(here: string, there: string): number {
  const signs = new Set(here.match(/[A-Za-z]{2,}|\d+/g))
  if (signs.size === 0) return 0
  const known = there.toLowerCase()
  const found = [...signs].filter(sign => known.includes(sign.toLowerCase())).length
  return found * 2 >= signs.size ? shared : missing
}

/** Whether the source announces what follows, and the other language is what it announces. */
function areIntroduced(
  paragraphs: readonly BookParagraph[],
  pairs: readonly NeighbourPair[],
): boolean {
  const ends = ({ text = '' }: Partial<BookParagraph> = {}) => /[：:]["”’」』]?$/u.test(text)
  const introduced = pairs.filter(
    ({ source, translation }) => ends(paragraphs[source]) && !ends(paragraphs[translation]),
  )
  return introduced.length * 3 > pairs.length
}

/** Returns the evidence of blank lines and indents for the first order and against the second. */
function byLook(
  paragraphs: readonly BookParagraph[],
  behind: readonly NeighbourPair[],
  ahead: readonly NeighbourPair[],
): number {
  const [gaps, others] = [behind, ahead].map(pairs => areSetOff(paragraphs, pairs))
  const byGaps = gaps === others ? 0 : gaps ? ofGaps : -ofGaps
  // The orders have all sources in common but the first of one and the last of the other.
  const indentOf = (pair: NeighbourPair | undefined) => paragraphs[pair?.source ?? -1]?.indent
  const [first, usual, last] = [behind[0], ahead[0], ahead.at(-1)].map(indentOf)
  if (first === last || (usual !== first && usual !== last)) return byGaps
  return byGaps + (usual === first ? ofIndents : -ofIndents)
}

/** Whether blank lines are between the pairs, and none within them. */
function areSetOff(paragraphs: readonly BookParagraph[], pairs: readonly NeighbourPair[]): boolean {
  const gapAt = (at: number): number => paragraphs[at]?.gap ?? 0
  return pairs.every(
    ({ source, translation }) =>
      gapAt(Math.max(source, translation)) === 0 && gapAt(Math.min(source, translation)) > 0,
  )
}

/**
 * Separates the translations in such blocks of `lines` from all others, which are the source; null
 * if there are none.
 */
export function separateBlocks(lines: readonly PrintedLine[]): SeparatedLines | null {
  // A text in one language is nearly every text, and needs no closer look.
  const chinese = lines.filter(({ text }) => beginsInChinese.test(text)).length
  if (Math.min(chinese, lines.length - chinese) < least) return null
  const pairs = pairsInBlocks(
    lines.map(({ text, gap, indent, mark }) => {
      // Tabs separate the cells of a table.
      const isText = mark === undefined && !text.includes('\t')
      return { text, gap, indent, side: isText ? sideOf(text) : 'either' }
    }),
  )
  if (pairs.length === 0) return null
  const stanzas = lines.map((_line, number) => number)
  const outside = new Set(stanzas)
  const translated = new Set<number>()
  for (const { source, translation } of pairs) {
    stanzas[translation] = source
    outside.delete(source)
    outside.delete(translation)
    translated.add(translation)
  }
  const numbered = lines.map((line, number): NumberedLine => {
    const isApart = !outside.has(number) || (number > 0 && !outside.has(number - 1))
    return { number, line: isApart ? { ...line, gap: Math.max(1, line.gap) } : line }
  })
  return {
    source: numbered.filter(({ number }) => !translated.has(number)),
    translation: numbered.filter(({ number }) => translated.has(number)),
    areParagraphs: false,
    outside,
    stanzas,
  }
}

/**
 * Returns `all` with each pair of such blocks as a row, and the others in no language; null if
 * there are none. Only what `isText` accepts may be in one.
 */
export function asRows<T extends Sided>(
  all: readonly T[],
  isText: (one: T) => boolean,
): readonly T[] | null {
  const pairs = pairsInBlocks(all.map(one => (isText(one) ? one : { ...one, side: 'either' })))
  if (pairs.length === 0) return null
  const rows = new Map<number, Sided['row']>()
  for (const { source, translation } of pairs) {
    rows.set(Math.min(source, translation), 'first')
    rows.set(Math.max(source, translation), 'rest')
  }
  return all.map((one, at) => {
    const row = rows.get(at)
    return row === undefined ? { ...one, side: 'either' } : { ...one, row }
  })
}
