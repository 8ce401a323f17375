/** Scores how likely some paragraphs of a translation belong to some of the source. */
import type { Evidence } from './evidence.ts'
import type { Ending, Traits } from './traits.ts'

/**
 * Returns the log-odds that two ranges belong together against two random ones, by lengths and
 * looks alone; shared words are added to it. `i` counts paragraphs of the source, `j` those of the
 * translation; each range has at least one.
 */
export type Looks = (i: number, sources: number, j: number, translations: number) => number

/** The lengths of translations in proportion to their sources. */
export interface Proportion {
  /** Letters of the translation per letter of the source. */
  readonly ratio: number
  /** The standard deviation of the logarithm of that, for a long paragraph. */
  readonly spread: number
}

/** The spread, as `Proportion.spread`, of two random paragraphs. */
const randomSpread = 1.2
/** How much the length of a short paragraph varies, in letters: it is weaker evidence. */
const grain = 1.5
const worstLength = -6
/** Added to lengths, so that a title of two characters is not an outlier. */
const some = 3

/** Scores by the traits of all paragraphs of both texts. */
export function looksOf(
  source: readonly Traits[],
  translation: readonly Traits[],
  { ratio, spread }: Proportion,
): Looks {
  const [before, beforeThere] = [lengthsBefore(source), lengthsBefore(translation)]
  const haveHeadings = [source, translation].every(side => side.some(({ level }) => level !== null))

  const lengths = lengthScore({ ratio, spread })

  return (i, sources, j, translations) => {
    const here = (before[i + sources] ?? 0) - (before[i] ?? 0)
    const there = (beforeThere[j + translations] ?? 0) - (beforeThere[j] ?? 0)
    let score = lengths(here, there)
    const [first, firstThere] = [source[i], translation[j]]
    const [last, lastThere] = [source[i + sources - 1], translation[j + translations - 1]]
    if (!first || !firstThere || !last || !lastThere) return worstLength
    score += endingScore(last.ending, lastThere.ending)
    score += enumeratorScore(first.enumerator, firstThere.enumerator)
    score += first.quotes === firstThere.quotes ? (first.quotes ? 0.5 : 0) : -0.6
    if (haveHeadings) score += levelScore(first.level, firstThere.level)
    return score
  }
}

/** The logarithms of lengths below this number of letters are computed once. */
const usualLength = 2048

/** Scores the length of some paragraphs of the translation beside that of some of the source. */
function lengthScore({ ratio, spread }: Proportion): (here: number, there: number) => number {
  const variance = (here: number) => spread * spread + grain / (here + some)
  const wanted = byLength(here => Math.log(here * ratio + some))
  const found = byLength(there => Math.log(there + some))
  const sure = byLength(here => 1 / variance(here) - 1 / (randomSpread * randomSpread))
  const best = byLength(here => Math.log(randomSpread / Math.sqrt(variance(here))))
  return (here, there) => {
    const distance = found(there) - wanted(here)
    return Math.max(worstLength, best(here) - (distance * distance * sure(here)) / 2)
  }
}

/** Returns `of` with the values of usual lengths computed once. */
function byLength(of: (length: number) => number): (length: number) => number {
  const values = Float64Array.from({ length: usualLength }, (_, length) => of(length))
  return length => values[length] ?? of(length)
}

function endingScore(here: Ending, there: Ending): number {
  if (here === there) return here === 'stop' ? 0.2 : here === 'none' ? 0.7 : 1.5
  if (here === 'question' || there === 'question') return -1.5
  if (here === 'none' || there === 'none') return -1
  return -0.5
}

function enumeratorScore(here: string | null, there: string | null): number {
  if (here === null && there === null) return 0
  if (here === null || there === null) return -0.3
  return here === there ? 2.5 : -2.5
}

function levelScore(here: number | null, there: number | null): number {
  if (here === null && there === null) return 0
  if (here === null || there === null) return -3
  return here === there ? 3 : 1.5
}

/** For each paragraph, the letters before it; one entry more than paragraphs. */
export function lengthsBefore(traits: readonly Traits[]): Float64Array {
  const sums = new Float64Array(traits.length + 1)
  for (const [i, { length }] of traits.entries()) sums[i + 1] = (sums[i] ?? 0) + length
  return sums
}

/**
 * The cost of words that the other paragraph lacks, as a share of their evidence if it had them.
 */
export const missing = 0.2

/** For each paragraph, the evidence of all words before it; one entry more than paragraphs. */
export function wordsBefore(lists: Evidence['source'], shared: Float64Array): Float64Array {
  const sums = new Float64Array(lists.length + 1)
  for (const [i, list] of lists.entries()) {
    let sum = 0
    for (const word of list) sum += shared[word] ?? 0
    sums[i + 1] = (sums[i] ?? 0) + sum
  }
  return sums
}
