import type { WordStatus } from '#domain/own-words/own-word'
import type { CountedBook, CountedWord } from '#domain/vocabulary/book-tally'
import type { KnownWords } from '#domain/vocabulary/known-share'
import { writtenSyllable } from '#domain/words/syllable'
import { useMemo } from 'react'
import { useNamed } from '../../hooks/use-named.ts'
import { plainReading } from '../words-of-line.ts'

/** A line of the list of a book's words. */
export interface CountedLine {
  readonly counted: CountedWord
  readonly status: WordStatus | null
  /** The reader's own, or what the dictionary has. */
  readonly meaning: string
}

export const countedOrders = ['rare', 'count', 'place'] as const

/** What the reader wants to see of the words of a book, and how. */
export interface WantedCounts {
  readonly show: 'all' | 'fresh'
  readonly status: WordStatus | 'none' | 'all'
  readonly order: (typeof countedOrders)[number]
  /** What is searched for. */
  readonly words: string
}

/** Sorts the words of a book, which are in the order of the text. */
export function inCountedOrder(
  lines: readonly CountedLine[],
  order: WantedCounts['order'],
): readonly CountedLine[] {
  if (order === 'place') return lines
  const more = (a: CountedLine, b: CountedLine) => b.counted.count - a.counted.count
  if (order === 'count') return lines.toSorted(more)
  // What the dictionary lacks is rarely a word that a reader can learn.
  const rarity = ({ counted: { frequency } }: CountedLine) => frequency ?? Infinity
  return lines.toSorted((a, b) => rarity(a) - rarity(b) || more(a, b))
}

/** The reading of a word as it is shown. */
export const shownReading = ({ pinyin }: Pick<CountedWord, 'pinyin'>): string =>
  pinyin.map(syllable => writtenSyllable(syllable, 'pinyin')).join(' ')

/** What the reader has said of the words. */
interface SaidOfWords {
  readonly statuses: KnownWords | null
  readonly meanings: ReadonlyMap<string, string>
}

/** The lines of the words that are wanted, in their order. */
export function useCountedLines(
  counted: CountedBook | null,
  { statuses, meanings }: SaidOfWords,
  { status, order, words }: WantedCounts,
): readonly CountedLine[] {
  const lines = useMemo(
    () =>
      counted?.words.map((one, number) => ({
        counted: one,
        status: statuses?.[number] ?? null,
        meaning: meanings.get(one.word) ?? one.meaning,
      })) ?? [],
    [counted, statuses, meanings],
  )
  const sorted = useMemo(() => inCountedOrder(lines, order), [lines, order])
  const names = useMemo(
    () =>
      words.trim() === ''
        ? []
        : sorted.map(({ counted: one, meaning }) => {
            const reading = shownReading(one)
            return [one.word, reading, plainReading(reading), meaning].join('\n')
          }),
    [sorted, words],
  )
  const isNamed = useNamed(names, words)
  return useMemo(
    () =>
      sorted.filter(
        (line, i) => (status === 'all' || status === (line.status ?? 'none')) && isNamed(i),
      ),
    [sorted, status, isNamed],
  )
}
