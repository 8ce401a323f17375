/**
 * Pairs the two languages of one text, in which each paragraph of the source comes before or after
 * its translation, or several paragraphs of one language alternate with several of the other.
 */
import { align } from '#domain/align/align'
import { pairTexts } from '#domain/align/pair-texts'
import type { Beside } from '#domain/align/pairing'
import type { SideOfText } from './sides.ts'

/** A paragraph of such a text. */
export interface Sided {
  readonly side: SideOfText
  readonly text: string
  readonly level?: number
  /** In a table of several columns: whether the paragraph is the first of its row. */
  readonly row?: 'first' | 'rest'
}

/**
 * Returns the pairing: one entry for each source paragraph (`either` included), as a range of
 * translation paragraphs, counted without the others. Returns null if the text is in one language
 * or merely quotes another.
 */
export function besideInOrder(paragraphs: readonly Sided[]): readonly Beside[] | null {
  if (!isBilingual(paragraphs)) return null
  const { isSourceFirst, isSure } = orderOf(inTwoLanguages(paragraphs))
  const found = beside(paragraphs, isSourceFirst)
  if (isSure) return found
  // If the order is wrong, every pair is wrong, except in table rows, which need no order.
  const rows = pairedRows(paragraphs)
  const sources = Array.from(paragraphs.keys()).filter(i => isOfSource(paragraphs[i]))
  return found.map((one, i) =>
    (rows[sources[i] ?? 0] ?? 0) > 0 ? one : { ...one, doubtful: one.end > one.start },
  )
}

const inTwoLanguages = (paragraphs: readonly Sided[]): readonly Sided[] =>
  paragraphs.filter(({ side }) => side === 'source' || side === 'translation')

/** Fewer paragraphs in a language are not a text. */
const least = 3
/**
 * The fewest letters of the translation for each character of the source, gaps included. With
 * fewer, the other language is headings, names and single words.
 */
const leastRatio = 0.4

/** Whether `paragraphs` are a text and its translation. */
export function isBilingual(paragraphs: readonly Sided[]): boolean {
  const sided = inTwoLanguages(paragraphs)
  const [source, translation] = bySide(sided)
  const [s, t] = [source.length, translation.length]
  if (s < least || t < least || t * 2 < s || t > s * 4) return false
  const ratio = lengthOf(translation) / Math.max(1, lengthOf(source))
  if (ratio < leastRatio) return false
  const turns = sided.filter(({ side }, i) => i > 0 && side !== sided[i - 1]?.side).length
  if (turns >= Math.min(s, t)) return true
  // Long blocks of each language are a text and its translation only if their lengths match.
  return t * 2 >= s && t <= s * 2 && ratio > 1.8 && ratio < 5.5
}

const bySide = (sided: readonly Sided[]) =>
  [
    sided.filter(({ side }) => side === 'source'),
    sided.filter(({ side }) => side === 'translation'),
  ] as const

const lengthOf = (paragraphs: readonly Sided[]): number =>
  paragraphs.reduce((sum, { text }) => sum + text.length, 0)

/** The number of paragraphs that are examined to find the order. */
const orderSample = 300
/** The least surplus of pairs in one order that is not chance. */
const overruling = 3
/** The largest ratio of length differences at which the better order is not chance. */
const nearer = 0.7

interface Order {
  /** Whether translations follow their source. */
  readonly isSourceFirst: boolean
  readonly isSure: boolean
}

/**
 * Returns the order of the languages in a text's pairs. A line about the file may precede the first
 * pair, and a note may follow the last. So the first and last paragraphs decide only if those
 * between them do not, and they prove nothing if both are in one language.
 */
function orderOf(sided: readonly Sided[]): Order {
  const [first, last] = [sided[0]?.side, sided.at(-1)?.side]
  const after = pairsAfter(sided.slice(0, orderSample))
  if (Math.abs(after) >= overruling) return { isSourceFirst: after > 0, isSure: true }
  const [before, behind] = [unlikeness(sided, false), unlikeness(sided, true)]
  const byLength = behind < before * nearer ? true : before < behind * nearer ? false : null
  if (first !== last) return { isSourceFirst: byLength ?? first === 'source', isSure: true }
  const byLinks = after === 0 ? null : after > 0
  return {
    isSourceFirst: byLinks ?? byLength ?? first === 'source',
    isSure: byLength !== null && (byLinks ?? byLength) === byLength,
  }
}

/**
 * The total difference in length between groups of the source and their translations in this order.
 */
function unlikeness(sided: readonly Sided[], isSourceFirst: boolean): number {
  const [source, translation] = bySide(sided)
  const ratio = lengthOf(translation) / Math.max(1, lengthOf(source))
  return groupsIn(sided, isSourceFirst).reduce(
    (sum, { sources, translations }) =>
      sum + Math.abs(lengthOf(translations) - lengthOf(sources) * ratio),
    0,
  )
}

/** The number of translations right after their source, minus the number right before it. */
function pairsAfter(sided: readonly Sided[]): number {
  const [source, translation] = bySide(sided)
  const order = new Map(sided.map((paragraph, at) => [paragraph, at]))
  let after = 0
  for (const link of align(source, translation)) {
    const [here, there] = [source[link.source.start], translation[link.translation.start]]
    if (!here || !there || link.sure < 0.5) continue
    const distance = (order.get(there) ?? 0) - (order.get(here) ?? 0)
    if (Math.abs(distance) === 1) after += distance
  }
  return after
}

/** Neighbouring paragraphs of the source with the paragraphs of their translation. */
interface Group {
  readonly sources: Sided[]
  readonly translations: Sided[]
}

function groupsIn(paragraphs: readonly Sided[], isSourceFirst: boolean): readonly Group[] {
  const groups: Group[] = []
  const begins = isSourceFirst ? 'source' : 'translation'
  const rows = pairedRows(paragraphs)
  let before: SideOfText | null = null
  let rowBefore = 0
  for (const [i, paragraph] of paragraphs.entries()) {
    const { side } = paragraph
    if (side === 'other' || side === 'either') continue
    const row = rows[i] ?? 0
    const isTurn = row === 0 && side === begins && before !== begins
    if (groups.length === 0 || isTurn || row !== rowBefore) {
      groups.push({ sources: [], translations: [] })
    }
    groups.at(-1)?.[side === 'source' ? 'sources' : 'translations'].push(paragraph)
    before = side
    rowBefore = row
  }
  return groups
}

/**
 * Returns the row number of each paragraph, from 1; 0 if it is not in a row. Rows count only if at
 * least half of them have both languages. Then an empty cell is a gap in the translation.
 */
function pairedRows(paragraphs: readonly Sided[]): readonly number[] {
  let last = 0
  const rows = paragraphs.map(({ row }) =>
    row === undefined ? 0 : row === 'first' ? ++last : last,
  )
  const sides = Array.from({ length: last + 1 }, () => new Set<SideOfText>())
  for (const [i, { side }] of paragraphs.entries()) sides[rows[i] ?? 0]?.add(side)
  const filled = sides.slice(1).filter(row => row.has('source') || row.has('translation'))
  const whole = filled.filter(row => row.has('source') && row.has('translation'))
  return whole.length * 2 >= filled.length ? rows : rows.map(() => 0)
}

function beside(paragraphs: readonly Sided[], isSourceFirst: boolean): readonly Beside[] {
  const groups = groupsIn(paragraphs, isSourceFirst)
  const neighbour = neighbourIn(groups, isSourceFirst)
  const usual = usualCount(groups)
  const found = new Map<Sided, Beside>()
  let offset = 0
  let last: Sided | undefined
  for (const { sources, translations } of groups) {
    const only = onlyIn(sources, translations)
    const count = translations.length
    if (only) {
      const doubtful = count > 1 && count !== usual
      found.set(only, { start: offset, end: offset + count, doubtful })
    } else if (sources.length > 0) {
      const pairing = pairTexts(sources, translations)
      const near = pairing.some(({ doubtful }) => doubtful)
        ? neighbour(sources, translations)
        : null
      if (near) found.set(near, { start: offset, end: offset + count, doubtful: false })
      for (const [i, one] of pairing.entries()) {
        const source = sources[i]
        if (source && !near)
          found.set(source, { ...one, start: one.start + offset, end: one.end + offset })
      }
    } else if (last) {
      const there = found.get(last) ?? { start: offset, end: offset, doubtful: true }
      found.set(last, { start: there.start, end: offset + count, doubtful: true })
    }
    offset += count
    last = sources.at(-1) ?? last
  }
  return inOrder(paragraphs, found)
}

/** The order of paragraphs is evidence if this share of groups have a single source. */
const mostlyAlone = 0.7
/** The range of a translation's length, as a share of the usual one. */
const [shortest, longest] = [0.5, 1.7]

/**
 * Returns a function that finds, among several sources with a single translation, the one next to
 * the translation. It returns null if the length of that source does not fit.
 */
function neighbourIn(groups: readonly Group[], isSourceFirst: boolean) {
  const alone = groups.filter(group => group.sources.length === 1 && group.translations.length > 0)
  const isUsual = alone.length >= groups.length * mostlyAlone
  const ratio =
    lengthOf(alone.flatMap(group => group.translations)) /
    Math.max(1, lengthOf(alone.flatMap(group => group.sources)))
  return (here: readonly Sided[], there: readonly Sided[]): Sided | null => {
    const near = isSourceFirst ? here.at(-1) : here[0]
    const [only] = there
    if (!isUsual || near === undefined || only === undefined || there.length > 1) return null
    const share = only.text.length / Math.max(1, near.text.length * ratio)
    return share >= shortest && share <= longest ? near : null
  }
}

/**
 * Returns the one source that has all the translations: a single source, or the last one after
 * headings that were not translated. Those have a single translation, longer than its source.
 */
function onlyIn(sources: readonly Sided[], translations: readonly Sided[]): Sided | undefined {
  const [last, ...headings] = sources.toReversed()
  if (headings.length === 0) return last
  const [translation, ...more] = translations
  const isTitled =
    last?.level === undefined &&
    headings.every(({ level }) => level !== undefined) &&
    translation?.level === undefined &&
    more.length === 0 &&
    (translation?.text.length ?? 0) > (last?.text.length ?? 0)
  return isTitled ? last : undefined
}

/** The pairing in the order of the source. A translation without a source joins the next entry. */
function inOrder(
  paragraphs: readonly Sided[],
  found: ReadonlyMap<Sided, Beside>,
): readonly Beside[] {
  const pairing: Beside[] = []
  let at = 0
  for (const paragraph of paragraphs) {
    if (!isOfSource(paragraph)) continue
    const one = found.get(paragraph) ?? { start: at, end: at, doubtful: false }
    pairing.push({ start: at, end: one.end, doubtful: one.doubtful || one.start > at })
    at = one.end
  }
  return pairing
}

const isOfSource = (paragraph: Sided | undefined): boolean =>
  paragraph?.side === 'source' || paragraph?.side === 'either'

/** The most common number of translation paragraphs for one source paragraph. */
function usualCount(groups: readonly Group[]): number {
  const counts = new Map<number, number>()
  for (const { sources, translations } of groups) {
    if (sources.length !== 1) continue
    counts.set(translations.length, (counts.get(translations.length) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1
}
