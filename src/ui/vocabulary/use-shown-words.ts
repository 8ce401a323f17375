import type { Book } from '#domain/book'
import type { BookId } from '#domain/ids'
import {
  inWordOrder,
  isWanted,
  listedWords,
  textOfListed,
  type ListedRow,
  type WordLine,
  type WordFilter,
  type WordOrder,
} from '#domain/own-words/word-list'
import { useMemo } from 'react'
import { useNamed } from '../hooks/use-named.ts'
import { useDescribed } from './use-described.ts'
import { plainReading } from './words-of-line.ts'

/** What of their words the reader wants to see, and how. */
export interface WantedWords extends WordFilter {
  readonly of: 'book' | 'all'
  readonly order: WordOrder
  /** What is searched for. */
  readonly words: string
}

const noRows: readonly ListedRow[] = []

/** The lines of the list in their order. `all`: how many there are without the filters. */
export function useShownWords(
  rows: readonly ListedRow[] | 'reading' | 'failed',
  book: Book | null,
  wanted: WantedWords,
) {
  const { of, kind, status, order, words } = wanted
  const where: BookId | null = of === 'book' ? (book?.id ?? null) : null
  const said = typeof rows === 'string' ? noRows : rows
  const all = useMemo(() => listedWords(said, where), [said, where])
  const expressions = useMemo(() => [...new Set(all.map(({ row }) => row.expression))], [all])
  const described = useDescribed(expressions)
  const sorted = useMemo(
    () => inWordOrder(all, order, described.words),
    [all, order, described.words],
  )
  const names = useMemo(
    () => sorted.map(listed => searchedText(listed, described.words.get(listed.row.expression))),
    [sorted, described.words],
  )
  const isNamed = useNamed(names, words)
  const shown = useMemo(
    () => sorted.filter((listed, i) => isWanted(listed, { kind, status }) && isNamed(i)),
    [sorted, kind, status, isNamed],
  )
  return { shown, all: all.length, described }
}

const searchedText = (listed: WordLine, described: { reading: string } | undefined): string =>
  described
    ? `${textOfListed(listed)}\n${described.reading}\n${plainReading(described.reading)}`
    : textOfListed(listed)
