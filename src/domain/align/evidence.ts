/**
 * The words that paragraphs of two texts share, and how much evidence each of them is. Only words
 * in both texts count, and a rarer word is stronger evidence.
 */
import { countsOf, learnedSign } from './lexicon.ts'
import { numberSign } from './traits.ts'

/** The words of each paragraph on one side, as ascending numbers. */
export type WordLists = readonly Int32Array[]

export interface Evidence {
  readonly source: WordLists
  readonly translation: WordLists
  /** By a word's number: the log-odds that two paragraphs with it belong together. */
  readonly shared: Float64Array
}

/** How often a word of a paragraph is in its translation too. */
const faithful = 0.7
/**
 * A word that occurs once in a shorter text is taken to be as rare as in a text of this many
 * paragraphs.
 */
const few = 40
/** Words with lower odds hardly distinguish paragraphs and are left out. */
const leastOdds = 1.2
/** The most words of a paragraph that count, the rarest first. More of them only cost time. */
const most = 32

/**
 * Computes the evidence from the words of each paragraph. Learned words were looked for in this
 * share of the paragraphs, from 0 to 1.
 */
export function evidenceIn(
  source: readonly ReadonlySet<string>[],
  translation: readonly ReadonlySet<string>[],
  learnedShare = 1,
): Evidence {
  const [here, there] = [countsOf(source), countsOf(translation)]
  const numbers = new Map<string, number>()
  const shared: number[] = []
  for (const word of new Set([...here.keys(), ...there.keys()])) {
    const [count, other] = [here.get(word), there.get(word)]
    // A number that only one text has is evidence against a link; a word that only one has is not.
    if ((count === undefined || other === undefined) && !isNumber(word)) continue
    const share = word.startsWith(learnedSign) ? learnedShare : 1
    const [rare, rareThere] = [rarity(source, count ?? 1), rarity(translation, other ?? 1)]
    const odds = Math.min(rare, rareThere) * share * faithful
    if (odds <= leastOdds) continue
    numbers.set(word, shared.length)
    shared.push(Math.log(odds))
  }
  const lists = (paragraphs: readonly ReadonlySet<string>[]): WordLists =>
    paragraphs.map(words => {
      const known = [...words].flatMap(word => numbers.get(word) ?? [])
      if (known.length === 0) return noWords
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

const noWords = new Int32Array()

const isNumber = (word: string): boolean => word.startsWith(numberSign)

const rarity = (paragraphs: readonly unknown[], count: number): number =>
  Math.max(paragraphs.length, few) / count

/** How much evidence two paragraphs share; 0 if one of them is missing. */
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
