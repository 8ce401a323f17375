/** Counts the words of a book, chapter by chapter. */
import type { ParagraphId } from '../ids.ts'
import type { WordDictionary } from '../words/dictionary.ts'
import { senseAsText } from '../words/sense-parts.ts'
import { none } from '../words/trie.ts'
import { kindOfUnit, unitKind } from '../words/unit-kinds.ts'
import { frequencySteps } from '../words/word-data.ts'
import { NewWords, type NewWord, type TalliedPlace } from './new-words.ts'

/** A word of a book in all its places. */
export interface CountedWord {
  /** As it is written in its first place. */
  readonly word: string
  readonly count: number
  /** How common it is in the language (`DictionaryEntry`); null if the dictionary lacks it. */
  readonly frequency: number | null
  /** Syllables of its commonest entry; none if the dictionary lacks it. */
  readonly pinyin: readonly string[]
  readonly meaning: string
  readonly place: TalliedPlace
}

/** The words of one chapter: indexes of `CountedBook.words`, and how often each is there. */
export interface CountedChapter {
  readonly chapter: number
  readonly words: Uint32Array
  readonly counts: Uint32Array
}

export interface CountedBook {
  /** Chinese characters. */
  readonly characters: number
  /** How many words the text has, of Chinese characters only. */
  readonly running: number
  /** The different words, in the order of their first places. */
  readonly words: readonly CountedWord[]
  readonly chapters: readonly CountedChapter[]
  /** What may be words that the dictionary lacks. */
  readonly fresh: readonly NewWord[]
}

/** Paragraphs of a chapter, of which the first is number `first` of the book, from 0. */
export interface TalliedPart {
  readonly chapter: number
  readonly first: number
  readonly paragraphs: readonly { readonly id: ParagraphId; readonly text: string }[]
}

interface Seen {
  readonly number: number
  readonly word: string
  readonly place: TalliedPlace
  count: number
}

/** The sum of what was added. `words` returns the boundaries of a paragraph. */
export class BookTally {
  readonly #dictionary: WordDictionary
  readonly #words: (text: string, paragraph: ParagraphId) => ArrayLike<number>
  readonly #seen = new Map<string, Seen>()
  readonly #chapters = new Map<number, Map<number, number>>()
  readonly #fresh = new NewWords()
  #characters = 0
  #running = 0

  constructor(
    dictionary: WordDictionary,
    words: (text: string, paragraph: ParagraphId) => ArrayLike<number>,
  ) {
    this.#dictionary = dictionary
    this.#words = words
  }

  add({ chapter, first, paragraphs }: TalliedPart): void {
    const counts = this.#chapters.get(chapter) ?? new Map<number, number>()
    this.#chapters.set(chapter, counts)
    for (const [i, { id, text }] of paragraphs.entries()) {
      const bounds = this.#words(text, id)
      const folded = this.#dictionary.folding.text(text)
      this.#fresh.add({ index: first + i, text, folded, bounds })
      for (let word = 0; word + 1 < bounds.length; word++) {
        const [start, end] = [bounds[word] ?? 0, bounds[word + 1] ?? 0]
        if (kindOfUnit(folded.charCodeAt(start)) !== unitKind.chinese) continue
        const written = text.slice(start, end)
        this.#characters += end - start === 1 ? 1 : Array.from(written).length
        this.#running++
        const one = this.#see(folded.slice(start, end), written, {
          index: first + i,
          offset: start,
        })
        counts.set(one.number, (counts.get(one.number) ?? 0) + 1)
      }
    }
  }

  #see(folded: string, word: string, place: TalliedPlace): Seen {
    const known = this.#seen.get(folded)
    if (known) {
      known.count++
      return known
    }
    const one = { number: this.#seen.size, word, place, count: 1 }
    this.#seen.set(folded, one)
    return one
  }

  result(): CountedBook {
    return {
      characters: this.#characters,
      running: this.#running,
      words: Array.from(this.#seen.values(), ({ word, count, place }) => ({
        word,
        count,
        place,
        ...this.#describe(word),
      })),
      chapters: Array.from(this.#chapters, ([chapter, counts]) => ({
        chapter,
        words: Uint32Array.from(counts.keys()),
        counts: Uint32Array.from(counts.values()),
      })),
      fresh: this.#fresh.found(),
    }
  }

  #describe(word: string): Pick<CountedWord, 'frequency' | 'pinyin' | 'meaning'> {
    const head = this.#dictionary.headOf(word)
    if (head === none) return { frequency: null, pinyin: [], meaning: '' }
    const { entries } = this.#dictionary.match(word, { start: 0, end: word.length, head })
    const { entryFrequencies } = this.#dictionary.data
    const ids = this.#dictionary.entriesOf(head)
    const best = ids.reduce((most, id) => Math.max(most, entryFrequencies[id] ?? 0), 0)
    const [first] = entries
    return {
      frequency: best / frequencySteps,
      pinyin: first?.pinyin ?? [],
      meaning: first?.senses.slice(0, sensesKept).map(senseAsText).join('; ') ?? '',
    }
  }
}

/** How many senses a line of a list has room for. */
const sensesKept = 4
