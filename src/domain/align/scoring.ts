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
  const numbers = new Map<string, number>()
  const [looks, looksThere] = [seenIn(source, numbers), seenIn(translation, numbers)]

  return (i, sources, j, translations) => {
    const here = (before[i + sources] ?? 0) - (before[i] ?? 0)
    const there = (beforeThere[j + translations] ?? 0) - (beforeThere[j] ?? 0)
    const [last, lastThere] = [i + sources - 1, j + translations - 1]
    if (last >= source.length || lastThere >= translation.length) return worstLength
    const ending = looks.endings[last] ?? 0
    const quotes = looks.quotes[i] ?? 0
    return (
      lengths(here, there) +
      (endingScores[ending * endings.length + (looksThere.endings[lastThere] ?? 0)] ?? 0) +
      enumeratorScore(looks.enumerators[i] ?? 0, looksThere.enumerators[j] ?? 0) +
      (quotes === looksThere.quotes[j] ? quotes * 0.5 : -0.6) +
      (haveHeadings ? levelScore(looks.levels[i] ?? 0, looksThere.levels[j] ?? 0) : 0)
    )
  }
}

/** The looks of all paragraphs of a text, in lists: each is asked for very many times. */
interface Seen {
  /** Places in `endings`. */
  readonly endings: Uint8Array
  /** 1 for a paragraph with quotation marks. */
  readonly quotes: Uint8Array
  /** Equal ones have the same number, from 1; 0 means that it has none. */
  readonly enumerators: Int32Array
  /** 0 for a paragraph that is no heading. */
  readonly levels: Uint8Array
}

/** Returns the looks of paragraphs; `numbers` are those of enumerators, and grow. */
function seenIn(traits: readonly Traits[], numbers: Map<string, number>): Seen {
  const numberOf = (enumerator: string | null) => {
    if (enumerator === null) return 0
    const number = numbers.get(enumerator) ?? numbers.size + 1
    numbers.set(enumerator, number)
    return number
  }
  return {
    endings: Uint8Array.from(traits, ({ ending }) => endings.indexOf(ending)),
    quotes: Uint8Array.from(traits, ({ quotes }) => Number(quotes)),
    enumerators: Int32Array.from(traits, ({ enumerator }) => numberOf(enumerator)),
    levels: Uint8Array.from(traits, ({ level }) => level ?? 0),
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

const endings: readonly Ending[] = ['question', 'exclamation', 'colon', 'stop', 'none']
/** The score of each ending beside each. */
const endingScores = Float64Array.from(
  endings.flatMap(here => endings.map(there => endingScore(here, there))),
)

function endingScore(here: Ending, there: Ending): number {
  if (here === there) return here === 'stop' ? 0.2 : here === 'none' ? 0.7 : 1.5
  if (here === 'question' || there === 'question') return -1.5
  if (here === 'none' || there === 'none') return -1
  return -0.5
}

function enumeratorScore(here: number, there: number): number {
  if (here === 0 && there === 0) return 0
  if (here === 0 || there === 0) return -0.3
  return here === there ? 2.5 : -2.5
}

function levelScore(here: number, there: number): number {
  if (here === 0 && there === 0) return 0
  if (here === 0 || there === 0) return -3
  return here === there ? 3 : 1.5
}

/** For each paragraph, the letters before it; one entry more than paragraphs. */
export function lengthsBefore(traits: readonly Traits[]): Float64Array {
  const sums = new Float64Array(traits.length + 1)
  for (let i = 0; i < traits.length; i++) sums[i + 1] = (sums[i] ?? 0) + (traits[i]?.length ?? 0)
  return sums
}

/**
 * The cost of words that the other paragraph lacks, as a share of their evidence if it had them.
 */
export const missing = 0.2

/** For each paragraph, the evidence of all words before it; one entry more than paragraphs. */
export function wordsBefore(lists: Evidence['source'], shared: Float64Array): Float64Array {
  const sums = new Float64Array(lists.length + 1)
  for (let i = 0; i < lists.length; i++) {
    const sum = lists[i]?.reduce((all, word) => all + (shared[word] ?? 0), 0) ?? 0
    sums[i + 1] = (sums[i] ?? 0) + sum
  }
  return sums
}
