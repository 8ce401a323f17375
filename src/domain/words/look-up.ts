import type { WordDictionary, FoundExpression } from './dictionary.ts'
import { none } from './trie.ts'
import type { WordLookup, WordMatch, WordRange } from './word.ts'

/**
 * Returns what the dictionary has for the character at `offset`, or, if there is nothing, for the
 * character before it, because a caret is often after its word. `words` are the boundaries of
 * the words of the text.
 */
export function lookUp(
  dictionary: WordDictionary,
  text: string,
  offset: number,
  words: ArrayLike<number>,
): WordLookup {
  const at = characterStart(text, offset)
  const here = [...dictionary.from(text, at), ...dictionary.around(text, at)]
  if (here.length > 0) return lookupOf(dictionary, text, { at, found: here, words })
  const before = characterStart(text, at - 1)
  const found = [...dictionary.around(text, before), ...dictionary.from(text, before)]
  return lookupOf(dictionary, text, { at: before, found, words })
}

interface FoundAt {
  readonly at: number
  readonly found: readonly FoundExpression[]
  readonly words: ArrayLike<number>
}

function lookupOf(
  dictionary: WordDictionary,
  text: string,
  { at, found, words }: FoundAt,
): WordLookup {
  const matches = found.map(each => dictionary.match(text, each))
  const [first] = matches
  if (!first) return { word: null, matches: [], characters: [] }
  const characters = charactersOf(dictionary, text, first)
  return { word: wordAround(words, at), matches, characters }
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
function characterStart(text: string, offset: number): number {
  const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000
  const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00
  return isLow(text.charCodeAt(offset)) && isHigh(text.charCodeAt(offset - 1)) ? offset - 1 : offset
}
