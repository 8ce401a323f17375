/**
 * Pairs the two languages of one text, in which each paragraph of the source comes before or after
 * its translation, or several paragraphs of one language alternate with several of the other.
 */
import { pairTexts } from '#domain/align/pair-texts'
import type { Beside } from '#domain/align/pairing'
import { groupsIn, pairedRows, type Group } from './groups.ts'
import { languageOrder } from './language-order.ts'
import { inTwoLanguages, isBilingual, lengthOf, type Sided } from './sided.ts'

/**
 * Returns the pairing: one entry for each source paragraph (`either` included), as a range of
 * translation paragraphs, counted without the others. Returns null if the text is in one language
 * or merely quotes another.
 */
export function besideInOrder(paragraphs: readonly Sided[]): readonly Beside[] | null {
  if (!isBilingual(paragraphs)) return null
  const { isSourceFirst, isSure } = languageOrder(inTwoLanguages(paragraphs))
  const found = beside(paragraphs, isSourceFirst)
  if (isSure) return found
  // If the order is wrong, every pair is wrong, except in table rows, which need no order.
  const rows = pairedRows(paragraphs)
  const sources = Array.from(paragraphs.keys()).filter(i => isOfSource(paragraphs[i]))
  return found.map((one, i) =>
    (rows[sources[i] ?? 0] ?? 0) > 0 ? one : { ...one, doubtful: one.end > one.start },
  )
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
