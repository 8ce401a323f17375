/** The readings of single characters, the likeliest first. */
import { lettersOfSyllable } from '#domain/words/pinyin-query'
import type { PlacedEntry } from './make-entries.ts'
import type { ListedWord } from './word-sources.ts'

export interface ReadingTables {
  readonly readingUnits: Uint16Array
  readonly readingCounts: Uint8Array
  readonly readingIds: Uint16Array
}

/** Readings of a character: of entries that say what it means, and of minor ones. */
interface Readings {
  readonly own: Set<string>
  readonly minor: Set<string>
}

/** `ids` are the ids of the syllables. */
export function makeReadings(
  entries: readonly PlacedEntry[],
  listed: readonly ListedWord[],
  ids: ReadonlyMap<string, number>,
): ReadingTables {
  const counts = countReadings(entries, listed)
  const found = [...readingsIn(entries)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([character, { own, minor }]) => {
      const count = (syllable: string) => counts.get(character + syllable) ?? 0
      const first = [...own].toSorted((a, b) => count(b) - count(a))
      const syllables = [...new Set([...first, ...minor])]
      return { character, syllables }
    })
  return {
    readingUnits: Uint16Array.from(found, ({ character }) => character.charCodeAt(0)),
    readingCounts: Uint8Array.from(found, ({ syllables }) => syllables.length),
    readingIds: Uint16Array.from(
      found.flatMap(({ syllables }) => syllables.map(each => ids.get(each) ?? 0)),
    ),
  }
}

function readingsIn(entries: readonly PlacedEntry[]): ReadonlyMap<string, Readings> {
  const found = new Map<string, Readings>()
  for (const { simplified, traditional, syllables, isMinor } of entries)
    for (const character of new Set([simplified, traditional])) {
      const [only] = syllables
      if (character.length !== 1 || !only || lettersOfSyllable(only.text) === '') continue
      const there = found.get(character) ?? { own: new Set(), minor: new Set() }
      ;(isMinor ? there.minor : there.own).add(only.text)
      found.set(character, there)
    }
  return found
}

/** How often each character is read so in words that can be read in one way, by jieba's counts. */
function countReadings(
  entries: readonly PlacedEntry[],
  listed: readonly ListedWord[],
): ReadonlyMap<string, number> {
  const words = new Map(listed.map(({ word, count }) => [word, count]))
  const spoken = new Map<string, Set<string>>()
  for (const { simplified, syllables } of entries) {
    const pinyin = syllables.map(({ text }) => text).join(' ')
    spoken.set(simplified, (spoken.get(simplified) ?? new Set()).add(pinyin))
  }
  const counts = new Map<string, number>()
  for (const { simplified, traditional, syllables } of entries) {
    const isClear = simplified.length > 1 && spoken.get(simplified)?.size === 1
    if (!isClear || syllables.length !== simplified.length) continue
    for (const form of new Set([simplified, traditional]))
      for (const [i, { text }] of syllables.entries()) {
        const key = form.charAt(i) + text
        counts.set(key, (counts.get(key) ?? 0) + (words.get(simplified) ?? 0.5))
      }
  }
  return counts
}
