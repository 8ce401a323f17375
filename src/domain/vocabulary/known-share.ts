import type { WordStatus } from '../own-words/own-word.ts'
import type { CountedBook } from './book-tally.ts'

/** How well the reader knows each word of a counted book, by the number of the word. */
export type KnownWords = readonly (WordStatus | null)[]

export interface WordFigures {
  /** Words that are ignored are no vocabulary, and count nowhere. */
  readonly running: number
  readonly different: number
  readonly knownRunning: number
  readonly knownDifferent: number
}

type Counts = Pick<CountedBook['chapters'][number], 'words' | 'counts'>

/** Returns how many words a chapter has, and how many of them the reader knows. */
export function figuresOf({ words, counts }: Counts, statuses: KnownWords): WordFigures {
  const figures = { running: 0, different: 0, knownRunning: 0, knownDifferent: 0 }
  for (const [i, word] of words.entries()) {
    const [count, status] = [counts[i] ?? 0, statuses[word]]
    if (status === 'ignored') continue
    figures.running += count
    figures.different++
    if (status !== 'known') continue
    figures.knownRunning += count
    figures.knownDifferent++
  }
  return figures
}

/** The same of the whole book. */
export const figuresOfBook = ({ words }: CountedBook, statuses: KnownWords): WordFigures =>
  figuresOf(
    {
      words: Uint32Array.from(words.keys()),
      counts: Uint32Array.from(words, ({ count }) => count),
    },
    statuses,
  )

/** How often a word with a frequency (`DictionaryEntry`) is in 1,000,000 words. */
export const perMillion = (frequency: number): number => 10 ** (frequency - 3)
