import type { BookId } from '#domain/ids'
import { merge } from '#domain/merge'
import type { TableName } from '#domain/operation'
import { putBack } from '#domain/put-back'
import {
  bookOf,
  isGone,
  subjectOf,
  verdicts,
  type RowChange,
  type RowChangeOn,
  type Verdict,
} from '#domain/row-change'
import { withParts } from '#domain/structure/cut-again'
import type { Work } from '#domain/work'
import type { Difference, RestoreCounts, RestoreScope, RestoreSource } from './restoring.ts'

/**
 * Whether rows keep their stamps, because they are merged into the order. Otherwise the reader
 * writes them again now.
 */
export const isMerge = (kind: RestoreSource['kind'], scope: RestoreScope): boolean =>
  kind === 'file' && scope.kind !== 'rows'

/**
 * The changes that restoring `there` makes to what is `here`. A file is merged, as a whole or one
 * book. Single rows that the reader chose, and snapshots, replace the present rows.
 */
export function plan(
  kind: RestoreSource['kind'],
  scope: RestoreScope,
  { here, there, now }: { readonly here: Work; readonly there: Work; readonly now: number },
): readonly RowChange[] {
  if (isMerge(kind, scope)) return merge(here.rows, there.rows, now).filter(isIn(scope))
  const all = putBack(here.rows, there.rows, now)
  return withParts(all.filter(isIn(scope)), all, here.rows, now)
}

/** A missing category is always in scope, because restored marks may need it. */
const isIn =
  (scope: RestoreScope) =>
  (change: RowChange): boolean => {
    if (scope.kind === 'all') return true
    if (change.table === 'categories' && change.here === null) return true
    if (scope.kind === 'book') return bookOf(change) === scope.book
    return scope.targets.includes(subjectOf(change))
  }

/** The number of `changes` of each kind. */
export function countsIn(changes: readonly RowChange[]): RestoreCounts {
  const counts: Record<Verdict, number> = {
    added: 0,
    changed: 0,
    conflicting: 0,
    deleted: 0,
    same: 0,
  }
  for (const verdict of verdicts) {
    counts[verdict] = changes.filter(change => change.verdict === verdict).length
  }
  return counts
}

/** The numbers of rows that restoring changes. */
export interface Tally {
  /** Every book that the source has rows of, changed or not. */
  readonly books: readonly {
    readonly book: BookId
    readonly translations: RestoreCounts
    readonly annotations: RestoreCounts
  }[]
  /** The rows that belong to no book, and how books are divided. */
  readonly other: RestoreCounts
}

/**
 * Divisions and outlines count here too: a backup that differs in nothing else must still be
 * restored.
 */
const ofTheWhole: ReadonlySet<TableName> = new Set([
  'categories',
  'settings',
  'books',
  'structure',
  'ownWords',
  'outline',
  'sentences',
])

/** Counts `changes`. */
export function tallyOf(changes: readonly RowChange[]): Tally {
  const ofBook = new Map<BookId, RowChange[]>()
  for (const change of changes) {
    const book = bookOf(change)
    if (book === null) continue
    const some = ofBook.get(book)
    if (some) some.push(change)
    else ofBook.set(book, [change])
  }
  return {
    books: [...ofBook].map(([book, some]) => {
      const of = (table: TableName) => countsIn(some.filter(one => one.table === table))
      return { book, translations: of('translations'), annotations: of('annotations') }
    }),
    other: countsIn(changes.filter(({ table }) => ofTheWhole.has(table))),
  }
}

/**
 * The translations and annotations of `book` that differ from their earlier form, in the order of
 * the text.
 */
export function differencesIn(
  book: BookId,
  here: Work,
  then: Work,
  now: number,
): readonly Difference[] {
  const all = putBack(here.rows, then.rows, now)
  return withParts(all, all, here.rows, now)
    .filter(change => change.becomes !== null && change.there !== change.here)
    .filter(change => bookOf(change) === book)
    .flatMap((change): readonly Difference[] => {
      const { target } = change
      switch (change.table) {
        case 'translations':
          return [
            { target, table: 'translations', earlier: change.there, present: standing(change) },
          ]
        case 'annotations':
          return [
            { target, table: 'annotations', earlier: change.there, present: standing(change) },
          ]
        case 'categories':
        case 'positions':
        case 'settings':
        case 'history':
        case 'books':
        case 'structure':
        case 'ownWords':
        case 'outline':
        case 'sentences':
          return []
      }
    })
    .sort((a, b) => a.earlier.index - b.earlier.index)
}

const standing = <T extends 'translations' | 'annotations'>({ table, here }: RowChangeOn<T>) =>
  here && !isGone(table, here) ? here : null
