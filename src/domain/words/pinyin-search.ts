/** Finds entries by their pinyin, whole or abbreviated. */
import type { WordDictionary } from './dictionary.ts'
import {
  formsOf,
  initialsOf,
  lettersOfSyllable,
  readPinyin,
  type PinyinReading,
  type SyllableForms,
} from './pinyin-query.ts'
import { frequencySteps } from './word-data.ts'
import type { DictionaryEntry } from './word.ts'

/** How many entries with the same initials are compared with one reading of a query. */
const mostCompared = 4000

/** What the search knows of a syllable: its letters, and the number of its tone. */
interface KnownSyllable {
  readonly letters: string
  readonly tone: number
}

export interface PinyinFindings {
  readonly entries: readonly DictionaryEntry[]
  readonly hasMore: boolean
  /** Whether the query consists of whole syllables. */
  readonly isWhole: boolean
  readonly hasTones: boolean
}

export interface PinyinSearch {
  /** Returns at most `limit` entries, the best first. */
  readonly find: (query: string, limit: number) => PinyinFindings
}

export function createPinyinSearch(dictionary: WordDictionary): PinyinSearch {
  const { pinyinOrder, entryFrequencies } = dictionary.data
  const known: readonly KnownSyllable[] = dictionary.syllables.map(syllable => ({
    letters: lettersOfSyllable(syllable),
    tone: Number(/[1-5]$/.exec(syllable)?.[0] ?? 0),
  }))
  let forms: SyllableForms | null = null
  const initials = (place: number): string =>
    initialsOf(
      dictionary.syllableIdsOf(pinyinOrder[place] ?? 0).map(id => dictionary.syllables[id] ?? ''),
    )

  /** The first place of the order whose initials are not before `wanted`. */
  function firstPlace(wanted: string): number {
    let [low, high] = [0, pinyinOrder.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (initials(middle) < wanted) low = middle + 1
      else high = middle
    }
    return low
  }

  function gather(reading: PinyinReading, scores: Map<number, number>): void {
    const { syllables, cost } = reading
    const wanted = syllables.map(({ letters }) => letters.charAt(0)).join('')
    const first = firstPlace(wanted)
    const end = Math.min(pinyinOrder.length, first + mostCompared)
    for (let place = first; place < end; place++) {
      if (place % 64 === 0 && !initials(place).startsWith(wanted)) break
      const id = pinyinOrder[place] ?? 0
      const spoken = dictionary
        .syllableIdsOf(id)
        .flatMap(each => known[each] ?? [])
        .filter(({ letters }) => letters !== '')
      const likeness = likenessOf(reading, spoken)
      if (likeness === null) continue
      const common = (entryFrequencies[id] ?? 0) / (9 * frequencySteps)
      const score = common + likeness - (cost - syllables.length) * 0.25
      if (score > (scores.get(id) ?? -Infinity)) scores.set(id, score)
    }
  }

  return {
    find(query, limit) {
      forms ??= formsOf(dictionary.syllables)
      const readings = readPinyin(query, forms)
      const scores = new Map<number, number>()
      for (const reading of readings) gather(reading, scores)
      const best = [...scores].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
      const likeliest = readings[0]?.syllables ?? []
      return {
        entries: best.slice(0, limit).map(([id]) => dictionary.entry(id)),
        hasMore: best.length > limit,
        isWhole: likeliest.length > 0 && likeliest.every(({ isWhole }) => isWhole),
        hasTones: likeliest.some(({ tone }) => tone > 0),
      }
    },
  }
}

/**
 * How well an entry's syllables begin with those of a query: at most 1, less for each further
 * syllable; null if they do not.
 */
function likenessOf({ syllables }: PinyinReading, spoken: readonly KnownSyllable[]): number | null {
  if (spoken.length < syllables.length) return null
  let exact = 0
  for (const [i, { letters, tone }] of syllables.entries()) {
    const there = spoken[i]
    if (!there?.letters.startsWith(letters)) return null
    if (tone > 0 && (there.tone !== tone || there.letters !== letters)) return null
    if (there.letters === letters) exact++
  }
  return exact / syllables.length - (spoken.length - syllables.length) * 0.35
}
