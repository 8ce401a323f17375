/** What bringing in earlier or other work does to each row: shown before it is done, done, taken back. */
import { noWords, saysNothing } from './book-record.ts'
import { isBlankVersion, type Version, type Versioned } from './history.ts'
import type { BookId } from './ids.ts'
import { targetOf, type Operation, type Rows, type TableName } from './operation.ts'
import { emptyText } from './rich-text.ts'

/**
 * `added`: not here, or deleted here; `changed`: takes the place of what is here;
 * `conflicting`: written here and there without knowing of each other; `deleted`: deleted
 * there and still here; `same`: nothing that a reader would notice.
 */
export const verdicts = ['added', 'changed', 'conflicting', 'deleted', 'same'] as const
export type Verdict = (typeof verdicts)[number]

/** One row that comes from elsewhere, and what becomes of it here. */
export type RowChange = { readonly [T in TableName]: RowChangeOn<T> }[TableName]

export interface RowChangeOn<T extends TableName> {
  readonly table: T
  /** As `targetOf` says. */
  readonly target: string
  /** Null where there is none here. */
  readonly here: Rows[T] | null
  readonly there: Rows[T]
  /** Null where what is here stays as it is. */
  readonly becomes: Rows[T] | null
  readonly verdict: Verdict
  /** The words that lose, where they would be lost otherwise. */
  readonly kept: Version | null
}

/** A row put into its table, for a table known only at run time. */
export type OperationOn<T extends TableName> = {
  readonly [K in T]: { readonly table: K; readonly row: Rows[K] }
}[T]

/** The operation that puts `row`. */
export const put = <T extends TableName>(table: T, row: Rows[T]): OperationOn<T> => ({ table, row })

/** `table` and the key of `row`, as `targetOf` says. */
export const targetIn = <T extends TableName>(table: T, row: Rows[T]): string =>
  targetOf(put(table, row) as Operation)

const versioned: { readonly [T in TableName]: (row: Rows[T]) => Versioned | null } = {
  translations: row => ({ table: 'translations', row }),
  annotations: row => ({ table: 'annotations', row }),
  categories: row => ({ table: 'categories', row }),
  positions: () => null,
  settings: () => null,
  history: () => null,
  books: row => ({ table: 'books', row }),
}

/** `row` as something that has a history; null if rows of `table` have none. */
export const asVersioned = <T extends TableName>(table: T, row: Rows[T]): Versioned | null =>
  versioned[table](row)

const gone: { readonly [T in TableName]: (row: Rows[T]) => boolean } = {
  translations: row => isBlankVersion({ table: 'translations', row }),
  annotations: row => row.deletedAt !== null,
  categories: () => false,
  positions: () => false,
  settings: () => false,
  history: () => false,
  books: row => row.removedAt === null && saysNothing(row),
}

/** Whether `row` says that there is nothing, or nothing any more. */
export const isGone = <T extends TableName>(table: T, row: Rows[T]): boolean => gone[table](row)

/** What a reader would see happen where `before` gives way to `after`. */
export function seen<T extends TableName>(
  table: T,
  before: Rows[T] | null,
  after: Rows[T],
): 'added' | 'changed' | 'deleted' | 'same' {
  const was = before !== null && !isGone(table, before)
  const is = !isGone(table, after)
  if (was) return is ? 'changed' : 'deleted'
  return is ? 'added' : 'same'
}

/** The book that a row of `change` belongs to; null for rows of no book. */
export function bookOf({ table, there }: RowChange): BookId | null {
  switch (table) {
    case 'translations':
    case 'annotations':
    case 'positions':
    case 'books':
      return there.bookId
    case 'categories':
    case 'settings':
      return null
    case 'history':
      return there.table === 'categories' ? null : there.row.bookId
  }
}

/** The row of which `change` is part: a kept version is part of the row it was. */
export const subjectOf = (change: RowChange): string =>
  change.table === 'history' ? change.there.target : change.target

/** What does all of `changes`, the versions that lose among it. */
export function operationsOf(changes: readonly RowChange[]): readonly Operation[] {
  return changes.flatMap((change): readonly Operation[] => [
    ...(change.kept ? [{ table: 'history' as const, row: change.kept }] : []),
    ...writing(change),
  ])
}

/**
 * What takes `changes` back at `now`, to be stamped by who writes it: each row is again what it was here, and
 * what was not here is empty or deleted. Kept versions stay, and so does what cannot be deleted.
 */
export function takingBack(changes: readonly RowChange[], now: number): readonly Operation[] {
  return changes.flatMap((change): readonly Operation[] => {
    if (change.becomes === null) return []
    const updatedAt = now
    if (change.here)
      return writing({ ...change, becomes: { ...change.here, updatedAt } } as RowChange)
    switch (change.table) {
      case 'translations': {
        const row = { ...change.becomes, content: emptyText, state: 'empty' as const, updatedAt }
        return [{ table: 'translations', row }]
      }
      case 'annotations':
        return [
          { table: 'annotations', row: { ...change.becomes, deletedAt: updatedAt, updatedAt } },
        ]
      case 'books': {
        const row = { ...change.becomes, ...noWords, removedAt: null, updatedAt }
        return [{ table: 'books', row }]
      }
      case 'categories':
      case 'positions':
      case 'settings':
      case 'history':
        return []
    }
  })
}

const writing = ({ table, becomes }: RowChange): readonly Operation[] =>
  becomes ? [{ table, row: becomes } as Operation] : []
