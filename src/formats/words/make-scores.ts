/**
 * How likely each folded word is to be a word of a text, as a score: the logarithm of its share of
 * jieba's counts, weighted, and more or less for what kind of word it is.
 */
import { cutWrongly, moreWords } from './more-words.ts'
import type { CedictEntry, ListedWord } from './word-sources.ts'

/**
 * Found by search on running text: a word that the dictionary has is preferred to one that only
 * jieba's list has, and two characters to one.
 */
const weights = {
  logarithm: 1.1544335339234058,
  word: 2.464035989000532,
  inDictionary: 1.3730809205644254,
  onlyListed: -1.0863776120846496,
  longOnlyListed: -1.1876522272584558,
  oneCharacter: -2.0277760976550963,
  twoCharacters: 1.0231372369618823,
}

/** A word that only jieba's list has counts from here: many rarer ones are no words. */
const fewest = 4

/** A word that begins with letters or digits, as 3D打印. */
const mixed = /^[A-Za-z0-9]+[\u3400-\u9fff]+$/
const han = /^[\u3400-\u9fff\u{20000}-\u{3ffff}]+$/u

export function makeScores(
  entries: readonly CedictEntry[],
  listed: readonly ListedWord[],
  fold: (text: string) => string,
): ReadonlyMap<string, number> {
  const inDictionary = new Set(entries.map(entry => entry.simplified))
  const total = listed.reduce((sum, { count }) => sum + (count === 0.5 ? 0 : count), 0)
  const logarithms = new Map<string, number>()
  const more = moreWords(entries, listed)
  const names = new Set(
    [...more, ...listed.filter(({ tag }) => tag === 'nr')].map(({ word }) => word),
  )
  const cut = cutWrongly(listed, names)
  const used = listed.filter(({ word }) => inDictionary.has(word) || !cut.has(word))
  for (const { word, count } of used)
    if (inDictionary.has(word) || word.length === 1 || count >= fewest)
      logarithms.set(word, Math.log(count / total))
  for (const { word, count } of more) logarithms.set(word, Math.log(count / total))
  const unseen = Math.log(0.5 / total) - 0.5
  for (const { simplified } of entries)
    if (isWordForm(simplified) && !logarithms.has(simplified)) logarithms.set(simplified, unseen)

  const scores = new Map<string, number>()
  for (const [word, logarithm] of logarithms) {
    const score = logarithm * weights.logarithm + kindOf(word, inDictionary.has(word))
    const folded = fold(word)
    if (score > (scores.get(folded) ?? -Infinity)) scores.set(folded, score)
  }
  return scores
}

const isWordForm = (text: string): boolean =>
  text.length > 1 && (han.test(text) || mixed.test(text))

function kindOf(word: string, isInDictionary: boolean): number {
  let score = weights.word
  if (word.length > 1 && isInDictionary) score += weights.inDictionary
  if (word.length > 1 && !isInDictionary) score += weights.onlyListed
  if (word.length >= 4 && !isInDictionary) score += weights.longOnlyListed
  if (word.length === 1) score += weights.oneCharacter
  if (word.length === 2) score += weights.twoCharacters
  return score
}
