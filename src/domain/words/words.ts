/** The dictionary, the word boundaries and the search over the same tables. */
import { WordDictionary } from './dictionary.ts'
import { lookUp } from './look-up.ts'
import { createReadCharacters, type ReadCharacters } from './read-characters.ts'
import { createReadingModel } from './reading-model.ts'
import { createSegment, type Segment } from './segment.ts'
import { changeTones, type ToneChanges } from './tone-changes.ts'
import type { WordData } from './word-data.ts'
import { createWordSearch, type WordSearch } from './word-search.ts'
import type { CharacterReading, WordLookup } from './word.ts'

export interface WordTools {
  readonly lookUp: (text: string, offset: number) => WordLookup
  readonly search: WordSearch['find']
  readonly segment: Segment
  /** The tones are those of the dictionary unless changes are wanted. */
  readonly pinyin: (text: string, changes?: ToneChanges) => readonly CharacterReading[]
}

/** How much of a text around a place decides about the word there, in UTF-16 code units. */
const context = 60

export function createWordTools(data: WordData): WordTools {
  const dictionary = new WordDictionary(data)
  const segment = createSegment(dictionary)
  let made: ReadCharacters | null = null
  // The model is the slowest to open, and a reader who only looks words up does not need it.
  const readCharacters = (): ReadCharacters =>
    (made ??= createReadCharacters(
      dictionary,
      createReadingModel(data.modelKeys, data.modelWeights),
    ))
  const search = createWordSearch(dictionary, segment)

  return {
    segment,
    search: search.find,
    pinyin(text, changes) {
      const words = segment(text)
      const readings = readCharacters()(text, words)
      return changes ? changeTones(text, readings, words, changes) : readings
    },
    lookUp(text, offset) {
      const at = Math.min(Math.max(0, offset), text.length)
      const start = Math.max(0, at - context)
      const part = text.slice(start, at + context)
      return moved(lookUp(dictionary, part, at - start, segment(part)), start)
    },
  }
}

function moved({ word, matches, characters }: WordLookup, by: number): WordLookup {
  if (by === 0) return { word, matches, characters }
  const move = <R extends { readonly start: number; readonly end: number }>(range: R): R => ({
    ...range,
    start: range.start + by,
    end: range.end + by,
  })
  return { word: word && move(word), matches: matches.map(move), characters: characters.map(move) }
}
