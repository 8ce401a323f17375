/** Finds Chinese names in a text in Latin letters, and the other way round, by their pinyin. */
import type { Range } from '../anchor.ts'
import { pinyinOf } from '../text/pinyin.ts'

/** The most characters of a Chinese name. */
const longest = 6
const chinese = new RegExp(`^\\p{Script=Han}{1,${longest}}$`, 'u')
const latin = /^\p{Lu}[\p{Script=Latin}\p{M}'’\- ]{1,40}$/u

/** What may be between the syllables of a name, besides nothing. */
const between = /[ '’-]/

/**
 * Returns the places of `other` that are the name `words`, in order; none if `words` are no name. A
 * name in Latin letters begins with a capital. A single syllable is no evidence at the beginning of
 * a sentence (`He` is not 何), and never in Chinese, where many characters share it.
 */
export function namePlaces(words: string, other: string): readonly Range[] {
  if (chinese.test(words)) return inLatin(Array.from(words, pinyinOf), other)
  return latin.test(words) ? inChinese(words, other) : []
}

function inLatin(syllables: readonly (readonly string[])[], text: string): readonly Range[] {
  if (syllables.some(readings => readings.length === 0)) return []
  const letters = Array.from({ length: text.length }, (_, at) => letterOf(text[at] ?? ''))
  return [...text.matchAll(/(?<![\p{L}\p{M}])\p{Lu}/gu)].flatMap(({ index }) => {
    if (syllables.length === 1 && beginsSentence(text, index)) return []
    const end = endOf(letters, index, syllables)
    return end === null ? [] : [{ start: index, end }]
  })
}

/** Where `syllables` end that are written in `letters` from `at` on; null if they are not there. */
function endOf(
  letters: readonly string[],
  at: number,
  [readings, ...rest]: readonly (readonly string[])[],
): number | null {
  if (!readings) return isLetter(letters[at]) ? null : at
  for (const reading of readings) {
    if (!isWritten(letters, at, reading)) continue
    const next = at + reading.length
    const skips = rest.length > 0 && between.test(letters[next] ?? '') ? [0, 1] : [0]
    for (const skip of skips) {
      const end = endOf(letters, next + skip, rest)
      if (end !== null) return end
    }
  }
  return null
}

/** The v of a reading is written ü, v or, without its dots, u. */
const isWritten = (letters: readonly string[], at: number, reading: string): boolean =>
  Array.from(reading).every((letter, i) => {
    const there = letters[at + i]
    return there === letter || (letter === 'v' && there === 'u')
  })

function inChinese(words: string, text: string): readonly Range[] {
  const wanted = Array.from(words, letterOf).filter(isLetter).join('')
  const found: Range[] = []
  for (let start = 0; start < text.length; start++) {
    const end = charactersOf(wanted, text, start)
    if (end !== null && end - start > 1) found.push({ start, end })
  }
  return found
}

/** Where the characters end that are read as `letters` from `start` on. */
function charactersOf(letters: string, text: string, start: number): number | null {
  if (letters === '') return start
  for (const reading of readingsOf(text[start] ?? '')) {
    const isThere = letters.startsWith(reading) || letters.startsWith(reading.replace('v', 'u'))
    const end = isThere ? charactersOf(letters.slice(reading.length), text, start + 1) : null
    if (end !== null) return end
  }
  return null
}

/** Characters are asked again and again, and the engine's order of them is slow. */
const known = new Map<string, readonly string[]>()

function readingsOf(character: string): readonly string[] {
  const readings = known.get(character) ?? pinyinOf(character)
  known.set(character, readings)
  return readings
}

/** A letter without its tone and in lower case; ü is v. Anything else stays. */
const letterOf = (unit: string): string => {
  const lower = unit.toLowerCase()
  const plain = lower.normalize('NFD')
  return plain.includes('\u0308') ? 'v' : (plain[0] ?? '')
}

const isLetter = (letter: string | undefined): boolean =>
  letter !== undefined && /^\p{L}$/u.test(letter)

const beginsSentence = (text: string, at: number): boolean =>
  /(?:^|[.!?…:][”’"')\]]*\s+|[“‘"(\n]\s*)$/u.test(text.slice(Math.max(0, at - 8), at)) || at === 0
