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
import { capitalBit, frequencySteps } from './word-data.ts'
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

export class PinyinSearch {
  readonly #dictionary: WordDictionary
  readonly #forms: SyllableForms
  readonly #known: readonly KnownSyllable[]

  constructor(dictionary: WordDictionary) {
    this.#dictionary = dictionary
    this.#forms = formsOf(dictionary.syllables)
    this.#known = dictionary.syllables.map(syllable => ({
      letters: lettersOfSyllable(syllable),
      tone: Number(/[1-5]$/.exec(syllable)?.[0] ?? 0),
    }))
  }

  /** Returns at most `limit` entries, the best first. */
  find(query: string, limit: number): PinyinFindings {
    const readings = readPinyin(query, this.#forms)
    const scores = new Map<number, number>()
    for (const reading of readings) this.#gather(reading, scores)
    const best = [...scores].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
    const likeliest = readings[0]?.syllables ?? []
    return {
      entries: best.slice(0, limit).map(([id]) => this.#dictionary.entry(id)),
      hasMore: best.length > limit,
      isWhole: likeliest.length > 0 && likeliest.every(({ isWhole }) => isWhole),
      hasTones: likeliest.some(({ tone }) => tone > 0),
    }
  }

  #gather(reading: PinyinReading, scores: Map<number, number>): void {
    const { pinyinOrder, entryFrequencies } = this.#dictionary.data
    const { syllables, cost } = reading
    const wanted = syllables.map(({ letters }) => letters.charAt(0)).join('')
    const first = this.#firstPlace(wanted)
    const end = Math.min(pinyinOrder.length, first + mostCompared)
    for (let place = first; place < end; place++) {
      if (place % 64 === 0 && !this.#initials(place).startsWith(wanted)) break
      const id = pinyinOrder[place] ?? 0
      const likeness = this.#likeness(reading, id)
      if (likeness === null) continue
      const common = (entryFrequencies[id] ?? 0) / (9 * frequencySteps)
      const score = common + likeness - (cost - syllables.length) * 0.25
      if (score > (scores.get(id) ?? -Infinity)) scores.set(id, score)
    }
  }

  /** The first place of the order whose initials are not before `wanted`. */
  #firstPlace(wanted: string): number {
    let [low, high] = [0, this.#dictionary.data.pinyinOrder.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#initials(middle) < wanted) low = middle + 1
      else high = middle
    }
    return low
  }

  #initials(place: number): string {
    const id = this.#dictionary.data.pinyinOrder[place] ?? 0
    const { syllables } = this.#dictionary
    return initialsOf(this.#dictionary.syllableIdsOf(id).map(each => syllables[each] ?? ''))
  }

  /**
   * How well an entry's syllables begin with those of a query: at most 1, less for each further
   * syllable; null if they do not.
   */
  #likeness({ syllables }: PinyinReading, id: number): number | null {
    const { data, pinyinStarts } = this.#dictionary
    const end = pinyinStarts[id + 1] ?? 0
    let [exact, matched, further] = [0, 0, 0]
    for (let at = pinyinStarts[id] ?? 0; at < end; at++) {
      const there = this.#known[(data.pinyinIds[at] ?? 0) & ~capitalBit]
      if (!there?.letters) continue
      const wanted = syllables[matched]
      if (!wanted) further++
      else if (!there.letters.startsWith(wanted.letters)) return null
      else if (wanted.tone > 0 && (there.tone !== wanted.tone || there.letters !== wanted.letters))
        return null
      else {
        matched++
        if (there.letters === wanted.letters) exact++
      }
    }
    return matched < syllables.length ? null : exact / matched - further * 0.35
  }
}
