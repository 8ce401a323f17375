import type { ChineseWords, TextOfBook } from '#services/words/words'
import type { GlossMatch } from '#domain/own-words/own-tools'
import { senseAsText } from '#domain/words/sense-parts'
import type { UnlistedWord, WordLookup, WordMatch, WordRange } from '#domain/words/word'

/** What is shown of a place in a text. */
export interface LookedUp {
  /** The word of the text first, if the dictionary has it; then the others. */
  readonly matches: readonly WordMatch[]
  /** The single characters of the first match, or of `unlisted`. */
  readonly characters: readonly WordMatch[]
  /** The word of the text, if the dictionary lacks it. */
  readonly unlisted: UnlistedWord | null
  /** What the reader says of the place, the longest first. */
  readonly glosses: WordLookup['glosses']
  /** The readings that the reader has corrected there; the first counts. */
  readonly readings: WordLookup['readings']
  /** What the reader's own dictionaries have there. */
  readonly dictionaries: WordLookup['dictionaries']
  /** The range that is shown as looked up; null if nothing was found. */
  readonly shown: WordRange | null
}

/**
 * Looks up the word that contains `offset`. A reader who puts the caret into a word means the word,
 * so this comes before what begins at the caret. Rejects as `ChineseWords` does.
 */
export async function lookUpWord(
  words: Pick<ChineseWords, 'lookUp'>,
  { text, offset }: { readonly text: string; readonly offset: number },
  options: { readonly signal: AbortSignal; readonly in?: TextOfBook | undefined },
): Promise<LookedUp> {
  const here = await words.lookUp(text, offset, options)
  const { word } = here
  // A name has no match of its own; what begins at the caret is then a part of it.
  if (!word || word.start >= offset || here.unlisted) return ordered(here)
  const whole = await words.lookUp(text, word.start, options)
  if (!whole.matches.some(({ end }) => end > offset)) return ordered(here)
  // The reader's own words at the caret may begin inside the word.
  const others = here.glosses.filter(one => !whole.glosses.some(isGloss(one)))
  const more = here.dictionaries.filter(one => !whole.dictionaries.some(isSameMatch(one)))
  return ordered({
    ...whole,
    glosses: [...whole.glosses, ...others],
    dictionaries: [...whole.dictionaries, ...more],
  })
}

const isGloss =
  (one: GlossMatch) =>
  ({ gloss }: GlossMatch): boolean =>
    gloss.id === one.gloss.id

type DictionaryMatch = WordLookup['dictionaries'][number]

const isSameMatch =
  (one: DictionaryMatch) =>
  ({ dictionary, start, end }: DictionaryMatch): boolean =>
    dictionary === one.dictionary && start === one.start && end === one.end

/** The longest of them; null if there are none. */
const longestOf = (matches: readonly DictionaryMatch[]): WordRange | null =>
  matches.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0] ?? null

function ordered({ word, ...found }: WordLookup): LookedUp {
  const { matches, characters, unlisted, glosses, dictionaries } = found
  const first = matches.find(({ start, end }) => start === word?.start && end === word.end)
  const own = widest(longestOf(dictionaries), glosses[0] ?? null)
  const shown = widest(unlisted ?? first ?? matches[0] ?? null, own)
  if (!first || first === matches[0]) return { ...found, shown }
  const inside = characters.filter(({ start, end }) => start >= first.start && end <= first.end)
  const all = [first, ...matches.filter(match => match !== first)]
  return { ...found, matches: all, characters: inside, shown }
}

/** The wider of the dictionary's range and the reader's own, which is preferred. */
function widest(found: WordRange | null, own: WordRange | null): WordRange | null {
  const range = !own || (found && found.end - found.start > own.end - own.start) ? found : own
  return range && { start: range.start, end: range.end }
}

const isHan = (sign: string): boolean => /^\p{Script=Han}$/u.test(sign)

/** The offset of the next Chinese character at or after `from`, or null. */
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
 * A sense as it is written into a translation: without remarks in brackets, codes of readings and
 * the "to" of a verb.
 */
export function plainSense(sense: string): string {
  const bare = sense
    .replaceAll(/\s*\([^()]*\)/g, '')
    .trim()
    .replace(/^to (?=\S)/, '')
  return senseAsText(bare === '' ? sense : bare)
}
