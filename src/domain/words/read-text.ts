import type { WordDictionary } from './dictionary.ts'
import { lettersOfSyllable } from './pinyin-query.ts'
import type { CharacterReading, WordRange } from './word.ts'

/** Returns the readings of the Chinese characters of a text. `words` are its boundaries. */
export function readText(
  dictionary: WordDictionary,
  text: string,
  words: ArrayLike<number>,
): readonly CharacterReading[] {
  const readings: CharacterReading[] = []
  for (let i = 0; i + 1 < words.length; i++) {
    const end = words[i + 1] ?? 0
    for (let start = words[i] ?? 0; start < end;) {
      const part = readPart(dictionary, text, { start, end })
      readings.push(...part)
      start = part.at(-1)?.end ?? start + 1
    }
  }
  return readings
}

/** Reads the longest expression at the beginning of a range; nothing if there is none. */
function readPart(
  dictionary: WordDictionary,
  text: string,
  range: WordRange,
): readonly CharacterReading[] {
  const { start, end } = range
  for (const found of dictionary.from(text, start)) {
    if (found.end > end) continue
    const characters = Array.from(text.slice(start, found.end))
    for (const { pinyin } of dictionary.match(text, found).entries) {
      if (pinyin.length !== characters.length) continue
      let at = start
      return characters.flatMap((character, i) => {
        const [from, to] = [at, (at += character.length)]
        const syllable = (pinyin[i] ?? '').toLowerCase()
        return lettersOfSyllable(syllable) === '' ? [] : { start: from, end: to, syllable }
      })
    }
  }
  return []
}
