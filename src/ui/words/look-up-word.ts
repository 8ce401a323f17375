import type { ChineseWords } from '#services/words/words'
import type { WordLookup, WordMatch } from '#domain/words/word'

/** What is shown of a place in a text. */
export interface LookedUp {
  /** The word of the text first, if the dictionary has it; then the others. */
  readonly matches: readonly WordMatch[]
  /** The single characters of the first match. */
  readonly characters: readonly WordMatch[]
}

/**
 * Looks up the word that contains `offset`. A reader who puts the caret into a word means the word,
 * so this comes before what begins at the caret. Rejects as `ChineseWords` does.
 */
export async function lookUpWord(
  words: Pick<ChineseWords, 'lookUp'>,
  text: string,
  offset: number,
  signal: AbortSignal,
): Promise<LookedUp> {
  const here = await words.lookUp(text, offset, { signal })
  const { word } = here
  if (!word || word.start >= offset) return ordered(here)
  const whole = await words.lookUp(text, word.start, { signal })
  return ordered(whole.matches.some(({ end }) => end > offset) ? whole : here)
}

function ordered({ word, matches, characters }: WordLookup): LookedUp {
  const first = matches.find(({ start, end }) => start === word?.start && end === word.end)
  if (!first || first === matches[0]) return { matches, characters }
  const inside = characters.filter(({ start, end }) => start >= first.start && end <= first.end)
  return { matches: [first, ...matches.filter(match => match !== first)], characters: inside }
}

const isHan = (sign: string): boolean => /^\p{Script=Han}$/u.test(sign)

/** The offset of the next Chinese character at or after `from`; null if there is none. */
export function nextChinese(text: string, from: number): number | null {
  for (let at = from; at < text.length; at++) {
    if (isHan(String.fromCodePoint(text.codePointAt(at) ?? 0))) return at
  }
  return null
}

/** The offset of the last Chinese character that ends at or before `until`; null if none does. */
export function lastChinese(text: string, until: number): number | null {
  let last: number | null = null
  // Almost always within a few characters.
  for (let from = Math.max(0, until - 200); from < until; from++) {
    const sign = String.fromCodePoint(text.codePointAt(from) ?? 0)
    if (isHan(sign) && from + sign.length <= until) last = from
  }
  return last
}

/**
 * A sense as it is written into a translation: without remarks in brackets and the "to" of a verb.
 */
export function plainSense(sense: string): string {
  const bare = sense
    .replaceAll(/\s*\([^()]*\)/g, '')
    .trim()
    .replace(/^to (?=\S)/, '')
  return bare === '' ? sense : bare
}
