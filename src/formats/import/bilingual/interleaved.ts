/**
 * Two languages in one text: each paragraph of the source before or after its translation, or a
 * stretch of the one before a stretch of the other.
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
  /** In a table of several columns: whether it is the first of its row. */
  readonly row?: 'first' | 'rest'
}

/**
 * What stands beside each paragraph that is on the source's side (`either` among them), by the
 * numbers of `paragraphs` on the translation's, counted among themselves; null where the text is of
 * one language, or merely quotes another.
 */
export function besideInOrder(paragraphs: readonly Sided[]): readonly Beside[] | null {
  if (!isBilingual(paragraphs)) return null
  const { isSourceFirst, isSure } = orderOf(toldIn(paragraphs))
  const found = beside(paragraphs, isSourceFirst)
  if (isSure) return found
  // In the wrong order each would stand beside its neighbour; in a row there is no order.
  const rows = pairedRows(paragraphs)
  const sources = Array.from(paragraphs.keys()).filter(i => isOfSource(paragraphs[i]))
  return found.map((one, i) =>
    (rows[sources[i] ?? 0] ?? 0) > 0 ? one : { ...one, doubtful: one.end > one.start },
  )
}

const toldIn = (paragraphs: readonly Sided[]): readonly Sided[] =>
  paragraphs.filter(({ side }) => side === 'source' || side === 'translation')

/** Fewer paragraphs on a side are no text. */
const least = 3
/** Nor is what has fewer letters than this for each of the source's characters, gaps and all: they are headings, names, a word here and there. */
const leastRatio = 0.4

/** Whether `paragraphs` are a text and its translation. */
export function isBilingual(paragraphs: readonly Sided[]): boolean {
  const told = toldIn(paragraphs)
  const [source, translation] = parted(told)
  const [s, t] = [source.length, translation.length]
  if (s < least || t < least || t * 2 < s || t > s * 4) return false
  const ratio = lengthOf(translation) / Math.max(1, lengthOf(source))
  if (ratio < leastRatio) return false
  const turns = told.filter(({ side }, i) => i > 0 && side !== told[i - 1]?.side).length
  if (turns >= Math.min(s, t)) return true
  // Long stretches of both are a text and its translation only where one is as long as the other.
  return t * 2 >= s && t <= s * 2 && ratio > 1.8 && ratio < 5.5
}

const parted = (told: readonly Sided[]) =>
  [
    told.filter(({ side }) => side === 'source'),
    told.filter(({ side }) => side === 'translation'),
  ] as const

const lengthOf = (paragraphs: readonly Sided[]): number =>
  paragraphs.reduce((sum, { text }) => sum + text.length, 0)

/** So many paragraphs show in which order a text goes on. */
const orderSample = 300
/** So many more pairs in one order than in the other are no chance. */
const overruling = 3
/** Nor is a text whose stretches are so much nearer to each other in length. */
const nearer = 0.7

interface Order {
  /** Whether translations follow their source. */
  readonly isSourceFirst: boolean
  readonly isSure: boolean
}

/**
 * The order of a text's pairs. A line about the file may stand before the first pair, and a note after the
 * last: the ends decide only where what stands between them does not, and where both are of one side they tell nothing.
 */
function orderOf(told: readonly Sided[]): Order {
  const [first, last] = [told[0]?.side, told.at(-1)?.side]
  const after = pairsAfter(told.slice(0, orderSample))
  if (Math.abs(after) >= overruling) return { isSourceFirst: after > 0, isSure: true }
  const [before, behind] = [unlikeness(told, false), unlikeness(told, true)]
  const byLength = behind < before * nearer ? true : before < behind * nearer ? false : null
  if (first !== last) return { isSourceFirst: byLength ?? first === 'source', isSure: true }
  const byLinks = after === 0 ? null : after > 0
  return {
    isSourceFirst: byLinks ?? byLength ?? first === 'source',
    isSure: byLength !== null && (byLinks ?? byLength) === byLength,
  }
}

/** How far the lengths of stretches and of what would be their translations are from each other, all in all. */
function unlikeness(told: readonly Sided[], isSourceFirst: boolean): number {
  const [source, translation] = parted(told)
  const ratio = lengthOf(translation) / Math.max(1, lengthOf(source))
  return groupsIn(told, isSourceFirst).reduce(
    (sum, { sources, translations }) =>
      sum + Math.abs(lengthOf(translations) - lengthOf(sources) * ratio),
    0,
  )
}

/** How many more paragraphs stand right after their source than right before it. */
function pairsAfter(told: readonly Sided[]): number {
  const [source, translation] = parted(told)
  const order = new Map(told.map((paragraph, at) => [paragraph, at]))
  let after = 0
  for (const link of align(source, translation)) {
    const [here, there] = [source[link.source.start], translation[link.translation.start]]
    if (!here || !there || link.sure < 0.5) continue
    const distance = (order.get(there) ?? 0) - (order.get(here) ?? 0)
    if (Math.abs(distance) === 1) after += distance
  }
  return after
}

/** Neighbouring paragraphs of the source with what of the translation belongs to them. */
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
 * The number of the row that each paragraph stands in, from 1; 0 for those in none. A row keeps
 * together what is in it where most rows have both languages: then an empty cell is a gap.
 */
function pairedRows(paragraphs: readonly Sided[]): readonly number[] {
  let last = 0
  const rows = paragraphs.map(({ row }) =>
    row === undefined ? 0 : row === 'first' ? ++last : last,
  )
  const sides = Array.from({ length: last + 1 }, () => new Set<SideOfText>())
  for (const [i, { side }] of paragraphs.entries()) sides[rows[i] ?? 0]?.add(side)
  const told = sides.slice(1).filter(row => row.has('source') || row.has('translation'))
  const whole = told.filter(row => row.has('source') && row.has('translation'))
  return whole.length * 2 >= told.length ? rows : rows.map(() => 0)
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

/** Where so many sources have a translation of their own, the order of paragraphs is evidence. */
const mostlyAlone = 0.7
/** A translation is so much shorter or longer than the usual one at the most. */
const [shortest, longest] = [0.5, 1.7]

/**
 * Tells the one of several sources that stands next to the only translation among them, and is as long as its
 * source would be: the others have none.
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

/** The one of `sources` that has all the translations: headings before it were not translated where a single paragraph is, longer than itself. */
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

/** The pairing in the order of the source; what belongs to nothing before it begins the first entry. */
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

/** How many paragraphs of translation a paragraph of the source mostly has. */
function usualCount(groups: readonly Group[]): number {
  const counts = new Map<number, number>()
  for (const { sources, translations } of groups) {
    if (sources.length !== 1) continue
    counts.set(translations.length, (counts.get(translations.length) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1
}
