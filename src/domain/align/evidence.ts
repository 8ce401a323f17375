/**
 * Words that paragraphs of two texts have in common, and how much each of them says. Only words
 * that stand in both texts count, and the rarer one is, the more it says.
 */
import { countsOf } from './lexicon.ts'
import { numberSign } from './traits.ts'

/** The words of each paragraph on one side, as ascending numbers. */
export type WordLists = readonly Int32Array[]

export interface Evidence {
  readonly source: WordLists
  readonly translation: WordLists
  /** By a word's number: how much more likely it makes that two paragraphs belong together, as a logarithm. */
  readonly shared: Float64Array
}

/** How often a word of one paragraph is also in its translation. */
const faithful = 0.7
/** A word met once in a text of fewer paragraphs is taken to be as rare as in one of so many. */
const few = 40
/** What hardly tells paragraphs apart is left out. */
const leastOdds = 1.2
/** A paragraph is known by its rarest words; more of them only cost time. */
const most = 32

/** What the two texts have in common, from the words of each paragraph. */
export function evidenceIn(
  source: readonly ReadonlySet<string>[],
  translation: readonly ReadonlySet<string>[],
): Evidence {
  const [here, there] = [countsOf(source), countsOf(translation)]
  const numbers = new Map<string, number>()
  const shared: number[] = []
  for (const word of new Set([...here.keys(), ...there.keys()])) {
    const [count, other] = [here.get(word), there.get(word)]
    // A number that only one text has is missed by the other; of a word nobody expects more.
    if ((count === undefined || other === undefined) && !isNumber(word)) continue
    const odds = Math.min(rarity(source, count ?? 1), rarity(translation, other ?? 1)) * faithful
    if (odds <= leastOdds) continue
    numbers.set(word, shared.length)
    shared.push(Math.log(odds))
  }
  const lists = (paragraphs: readonly ReadonlySet<string>[]): WordLists =>
    paragraphs.map(words => {
      const known = [...words].flatMap(word => numbers.get(word) ?? [])
      if (known.length > most) {
        known.sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0))
        known.length = most
      }
      return Int32Array.from(known).sort()
    })
  return {
    source: lists(source),
    translation: lists(translation),
    shared: Float64Array.from(shared),
  }
}

const isNumber = (word: string): boolean => word.startsWith(numberSign)

const rarity = (paragraphs: readonly unknown[], count: number): number =>
  Math.max(paragraphs.length, few) / count

/** How much the words in common say for two paragraphs belonging together: 0 without one. */
export function inCommon(
  { shared }: Evidence,
  a: Int32Array | undefined,
  b: Int32Array | undefined,
): number {
  if (!a || !b) return 0
  let sum = 0
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const [left, right] = [a[i] ?? 0, b[j] ?? 0]
    if (left === right) sum += shared[left] ?? 0
    if (left <= right) i++
    if (right <= left) j++
  }
  return sum
}
