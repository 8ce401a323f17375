/**
 * What restoring or merging other work does to each row. A change can be shown, applied and undone.
 */
import type { Annotation } from './annotation.ts'
import { noWords, saysNothing } from './book-record.ts'
import { isBlankVersion, type Version } from './history.ts'
import type { BookId } from './ids.ts'
import { targetOf, type Operation, type Rows, type TableName } from './operation.ts'
import { emptyText } from './rich-text.ts'
import { isUnchanged, isWaiting, unchangedParagraph } from './structure/paragraph-change.ts'

/**
 * `added`: missing or deleted here; `changed`: replaces what is here; `conflicting`: both sides
 * wrote without knowing of each other; `deleted`: deleted there, but not here; `same`: nothing that
 * a reader would notice.
 */
export const verdicts = ['added', 'changed', 'conflicting', 'deleted', 'same'] as const
export type Verdict = (typeof verdicts)[number]

/** One row from elsewhere, and what becomes of it here. */
export type RowChange = { readonly [T in TableName]: RowChangeOn<T> }[TableName]

export interface RowChangeOn<T extends TableName> {
  readonly table: T
  /** The row's `targetOf`. */
  readonly target: string
  /** Null if the row is missing here. */
  readonly here: Rows[T] | null
  readonly there: Rows[T]
  /** Null if the row here stays as it is. */
  readonly becomes: Rows[T] | null
  readonly verdict: Verdict
  /** The words that lose, if no version has them yet. */
  readonly kept: Version | null
}

/** A row with its table, for a table that is known only at run time. */
export type OperationOn<T extends TableName> = {
  readonly [K in T]: { readonly table: K; readonly row: Rows[K] }
}[T]

/** Returns the operation that puts `row`. */
export const put = <T extends TableName>(table: T, row: Rows[T]): OperationOn<T> => ({ table, row })

/** Returns the `targetOf` of `row`. */
export const targetIn = <T extends TableName>(table: T, row: Rows[T]): string =>
  targetOf(put(table, row) as Operation)

const gone: { readonly [T in TableName]: (row: Rows[T]) => boolean } = {
  translations: row => isBlankVersion({ table: 'translations', row }),
  annotations: row => row.deletedAt !== null,
  categories: row => row.deletedAt !== null,
  positions: () => false,
  settings: () => false,
  history: () => false,
  books: row => row.removedAt === null && saysNothing(row),
  structure: row => isUnchanged(row) && !isWaiting(row),
  ownWords: row => row.deletedAt !== null,
  outline: row => row.deletedAt !== null,
  sentences: row => row.deletedAt !== null,
}

/** Whether `row` is empty or deleted. */
export const isGone = <T extends TableName>(table: T, row: Rows[T]): boolean => gone[table](row)

/** Fields of a mark that the reader can remove. Rows that never had them lack them. */
const removable: readonly string[] = ['counterpart', 'settledAt'] satisfies (keyof Annotation)[]

/**
 * Returns `row` with null for each removable field that only `over` has. Written over it without,
 * `row` would keep the field, as it keeps those of a newer program.
 */
export function replacing<Row extends object>(row: Row, over: object): Row {
  const own = new Map<string, unknown>(Object.entries(row))
  const removed = Object.entries(over).filter(
    ([name, value]) =>
      removable.includes(name) && (value ?? null) !== null && own.get(name) === undefined,
  )
  return { ...row, ...Object.fromEntries(removed.map(([name]) => [name, null])) }
}

/** Returns what a reader would see if `after` replaced `before`. */
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

/** Returns the book of the row; null if the row belongs to no book. */
export function bookOf({ table, there }: RowChange): BookId | null {
  switch (table) {
    case 'translations':
    case 'annotations':
    case 'positions':
    case 'books':
    case 'structure':
    case 'ownWords':
    case 'outline':
    case 'sentences':
      return there.bookId
    case 'categories':
    case 'settings':
      return null
    case 'history':
      return there.table === 'categories' ? null : there.row.bookId
  }
}

/** Returns the target that `change` is about. A version is about the row it was. */
export const subjectOf = (change: RowChange): string =>
  change.table === 'history' ? change.there.target : change.target

/** Returns the operations that apply `changes`, including the versions that they keep. */
export function operationsOf(changes: readonly RowChange[]): readonly Operation[] {
  return changes.flatMap((change): readonly Operation[] => [
    ...(change.kept ? [{ table: 'history' as const, row: change.kept }] : []),
    ...writing(change),
  ])
}

/**
 * Returns the operations that undo `changes` at `now`, to be stamped by the writer. Each row
 * becomes what it was here, and rows that were missing here become empty or deleted. Kept versions
 * stay, and so do rows that cannot be deleted.
 */
export function takingBack(changes: readonly RowChange[], now: number): readonly Operation[] {
  return changes.flatMap((change): readonly Operation[] => {
    if (change.becomes === null) return []
    const updatedAt = now
    if (change.here) {
      const row = replacing(change.here, change.becomes)
      return writing({ ...change, becomes: { ...row, updatedAt } } as RowChange)
    }
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
        return [
          { table: 'categories', row: { ...change.becomes, deletedAt: updatedAt, updatedAt } },
        ]
      case 'outline':
        return [{ table: 'outline', row: { ...change.becomes, deletedAt: updatedAt, updatedAt } }]
      case 'sentences':
        return [{ table: 'sentences', row: { ...change.becomes, deletedAt: updatedAt, updatedAt } }]
      case 'structure': {
        const { waits, ...row } = change.becomes
        const none = waits ? { waits: null } : {}
        return [{ table: 'structure', row: { ...row, ...unchangedParagraph, ...none, updatedAt } }]
      }
      case 'ownWords':
        return [{ table: 'ownWords', row: { ...change.becomes, deletedAt: updatedAt, updatedAt } }]
      case 'positions':
      case 'settings':
      case 'history':
        return []
    }
  })
}

const writing = ({ table, becomes }: RowChange): readonly Operation[] =>
  becomes ? [{ table, row: becomes } as Operation] : []
