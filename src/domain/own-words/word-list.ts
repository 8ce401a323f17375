/** What the reader has said of words, as a list: of one book or of the library. */
import type { AnnotationId, BookId } from '../ids.ts'
import type { OwnWord, WordPlace, WordStatus } from './own-word.ts'

/** A term as the list has it. The mark is its only row; it is changed and deleted as a mark. */
export interface ListedTerm {
  readonly kind: 'term'
  readonly id: AnnotationId
  readonly scope: 'book'
  readonly bookId: BookId
  readonly place: WordPlace | null
  readonly expression: string
  readonly reading: string
  readonly meaning: string
  readonly note: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly deletedAt: null
}

/** What the reader says of a word, as a row of its own or as a mark. */
export type ListedRow = OwnWord | ListedTerm

/** A row of the list, with how well the reader knows the word. */
export interface WordLine {
  readonly row: ListedRow
  readonly status: WordStatus | null
}

/** What the dictionary has for an expression. */
export interface DescribedWord {
  /** Pinyin with tone marks. */
  readonly reading: string
  readonly meaning: string
  /** From 0 (unknown) to 9, as in `DictionaryEntry`. */
  readonly frequency: number
}

export const wordOrders = ['time', 'pinyin', 'frequency'] as const
export type WordOrder = (typeof wordOrders)[number]

export interface WordFilter {
  readonly kind: ListedRow['kind'] | 'all'
  readonly status: WordStatus | 'none' | 'all'
}

/**
 * Lists `rows`, those of one book or all. How well a word is known is said of the word in every
 * text, so it has a line of its own only where there is no other line of that word.
 */
export function listedWords(rows: readonly ListedRow[], book: BookId | null): readonly WordLine[] {
  const statuses = new Map<string, WordStatus>()
  for (const row of rows) if (row.kind === 'status') statuses.set(row.expression, row.status)
  const others = new Set(rows.filter(({ kind }) => kind !== 'status').map(row => row.expression))
  return rows
    .filter(row => book === null || row.bookId === book)
    .filter(row => row.kind !== 'status' || !others.has(row.expression))
    .map(row => ({ row, status: statuses.get(row.expression) ?? null }))
}

/** Whether a line has the kind and the status that the reader wants to see. */
export const isWanted = (
  { row, status }: WordLine,
  { kind, status: wanted }: WordFilter,
): boolean =>
  (kind === 'all' || row.kind === kind) && (wanted === 'all' || wanted === (status ?? 'none'))

/** All texts of a line, in which the reader searches. */
export function textOfListed({ row }: WordLine): string {
  switch (row.kind) {
    case 'gloss':
    case 'term':
      return [row.expression, row.reading, row.meaning, row.note].join('\n')
    case 'reading':
      return `${row.expression}\n${row.reading}`
    case 'met':
      return `${row.expression}\n${row.sentence}`
    case 'boundary':
    case 'status':
      return row.expression
  }
}

/**
 * Sorts lines: the newest first; by pinyin; or the commonest word first. Lines that are equal have
 * the newest first.
 */
export function inWordOrder(
  words: readonly WordLine[],
  order: WordOrder,
  described: ReadonlyMap<string, DescribedWord>,
): readonly WordLine[] {
  const newest = (a: WordLine, b: WordLine) => b.row.updatedAt - a.row.updatedAt
  if (order === 'time') return words.toSorted(newest)
  if (order === 'pinyin') {
    const { compare } = new Intl.Collator('zh-u-co-pinyin')
    return words.toSorted((a, b) => compare(a.row.expression, b.row.expression) || newest(a, b))
  }
  const frequencyOf = ({ row }: WordLine) => described.get(row.expression)?.frequency ?? 0
  return words.toSorted((a, b) => frequencyOf(b) - frequencyOf(a) || newest(a, b))
}
