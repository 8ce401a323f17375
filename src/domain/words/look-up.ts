import type { WordDictionary, FoundExpression } from './dictionary.ts'
import { none } from './trie.ts'
import type { WordLookup, WordMatch, WordRange } from './word.ts'

/** What is looked up, and what is known of its text. Offsets are UTF-16 code units of `text`. */
export interface LookUpPlace {
  readonly text: string
  readonly offset: number
  /** The boundaries of the words of the text. */
  readonly words: ArrayLike<number>
  /** The glosses of the reader at an offset. */
  readonly glosses: (offset: number) => WordLookup['glosses']
  /** The readings at an offset that the reader has corrected. */
  readonly readings: (offset: number) => WordLookup['readings']
  /** The syllables of a range. */
  readonly read: (range: WordRange) => readonly string[]
}

/**
 * Returns what the dictionary and the reader have for the character at `offset`, or, if there is
 * nothing, for the character before it, because a caret is often after its word.
 */
export function lookUp(
  dictionary: WordDictionary,
  place: LookUpPlace,
): Omit<WordLookup, 'dictionaries'> {
  const { text, offset, glosses } = place
  const at = characterStart(text, offset)
  const here = [...dictionary.from(text, at), ...dictionary.around(text, at)]
  const own = glosses(at)
  if (here.length > 0 || own.length > 0)
    return lookupOf(dictionary, place, { at, found: here, glosses: own })
  const before = characterStart(text, at - 1)
  const found = [...dictionary.around(text, before), ...dictionary.from(text, before)]
  return lookupOf(dictionary, place, { at: before, found, glosses: glosses(before) })
}

interface FoundAt {
  readonly at: number
  readonly found: readonly FoundExpression[]
  readonly glosses: WordLookup['glosses']
}

function lookupOf(
  dictionary: WordDictionary,
  { text, words, readings, read }: LookUpPlace,
  { at, found, glosses }: FoundAt,
): Omit<WordLookup, 'dictionaries'> {
  if (found.length === 0 && glosses.length === 0)
    return { word: null, matches: [], characters: [], unlisted: null, glosses: [], readings: [] }
  const word = wordAround(words, at)
  const unlisted = word && isUnlisted(dictionary, text, word) ? word : null
  const matches = found.map(each => inName(dictionary.match(text, each), unlisted))
  const range = unlisted ?? matches[0]
  const characters = range ? charactersOf(dictionary, text, range) : []
  return {
    word,
    matches,
    characters: characters.map(match => inName(match, unlisted)),
    unlisted: unlisted && { ...unlisted, pinyin: read(unlisted) },
    glosses,
    readings: readings(at),
  }
}

/** Whether a range is several Chinese characters and no expression of the dictionary. */
const isUnlisted = (dictionary: WordDictionary, text: string, { start, end }: WordRange): boolean =>
  /^\p{Script=Han}{2,}$/u.test(text.slice(start, end)) &&
  dictionary.headOf(text, start, end) === none

/** Puts surnames first at the beginning of a word that is no expression: 杨 of 杨志. */
function inName(match: WordMatch, unlisted: WordRange | null): WordMatch {
  if (match.start !== unlisted?.start || match.end !== unlisted.start + 1) return match
  const isSurname = ({ senses }: WordMatch['entries'][number]) =>
    senses.some(sense => sense.startsWith('surname '))
  const { entries } = match
  return {
    ...match,
    entries: [...entries.filter(isSurname), ...entries.filter(entry => !isSurname(entry))],
  }
}

/** The single characters of a range that the dictionary has, if it is more than one character. */
function charactersOf(
  dictionary: WordDictionary,
  text: string,
  { start, end }: WordRange,
): readonly WordMatch[] {
  const matches: WordMatch[] = []
  let at = start
  for (const character of text.slice(start, end)) {
    const next = at + character.length
    const head = dictionary.headOf(text, at, next)
    if (head !== none && next - at < end - start)
      matches.push(dictionary.match(text, { start: at, end: next, head }))
    at = next
  }
  return matches
}

function wordAround(words: ArrayLike<number>, offset: number): WordRange | null {
  let [low, high] = [0, words.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((words[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  const [start, end] = [words[low], words[low + 1]]
  return start !== undefined && end !== undefined && start <= offset ? { start, end } : null
}

/** `offset`, or the offset before it if it is in the middle of a surrogate pair. */
export function characterStart(text: string, offset: number): number {
  const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000
  const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00
  return isLow(text.charCodeAt(offset)) && isHigh(text.charCodeAt(offset - 1)) ? offset - 1 : offset
}
