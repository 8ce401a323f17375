import { canonicalJson } from './canonical-json.ts'
import type { Stamped } from './clock.ts'
import { isBlankVersion, saysTheSame, versionOf, type Version } from './history.ts'
import type { Rows, TableName } from './operation.ts'
import {
  isGone,
  replacing,
  seen,
  targetIn,
  type RowChange,
  type RowChangeOn,
} from './row-change.ts'
import { asVersioned } from './library/versioned-row.ts'
import type { WorkRows } from './work.ts'

/**
 * Returns what it does, at `now`, to make the rows of `then` the present ones again. The writer
 * stamps them as the newest changes. Later work stays, and rows that were empty or deleted then
 * empty nothing. The reader's position in a book stays too, and so does whether a book is removed.
 */
export function putBack(here: WorkRows, then: WorkRows, now: number): readonly RowChange[] {
  const removed = new Map(here.books.map(({ bookId, removedAt }) => [bookId, removedAt]))
  const rows: WorkRows = {
    ...then,
    books: then.books.map(row => ({ ...row, removedAt: removed.get(row.bookId) ?? null })),
  }
  const on = <T extends TableName>(table: T) => putBackTable(table, here[table], rows[table], now)
  return [
    ...on('translations'),
    ...on('annotations'),
    ...on('categories'),
    ...on('settings'),
    ...on('books'),
    ...on('structure'),
    ...on('ownWords'),
    ...on('outline'),
    ...on('sentences'),
    ...on('history').filter(({ here }) => here === null),
  ]
}

function putBackTable<T extends TableName>(
  table: T,
  here: readonly Rows[T][],
  then: readonly Rows[T][],
  now: number,
): readonly RowChangeOn<T>[] {
  const present = new Map(here.map(row => [targetIn(table, row), row]))
  return then.map(there => {
    const target = targetIn(table, there)
    const found = present.get(target) ?? null
    const row: Meeting<T> = { table, target, here: found, there }
    const back = found ? replacing(there, found) : there
    // A place that was ever split names a part, also without any change.
    const isNamed = table === 'structure' && found === null
    if ((isGone(table, there) && !isNamed) || (found && sameButTime(found, back))) {
      return { ...row, becomes: null, kept: null, verdict: 'same' }
    }
    // A version keeps its time; other rows are written now.
    const updatedAt = table === 'history' ? there.updatedAt : now
    return {
      ...row,
      becomes: { ...found, ...back, updatedAt },
      kept: replaced(row, now),
      verdict: seen(table, found, there),
    }
  })
}

type Meeting<T extends TableName> = Pick<RowChangeOn<T>, 'table' | 'target' | 'here' | 'there'>

/** The row that `there` replaces, as a version; null if it said nothing, or the same. */
function replaced<T extends TableName>(
  { table, target, here, there }: Meeting<T>,
  now: number,
): Version | null {
  const mine = here && asVersioned(table, here)
  const theirs = asVersioned(table, there)
  if (!mine || !theirs || isBlankVersion(mine) || saysTheSame(mine, theirs)) return null
  return versionOf(target, mine, 'restored', now)
}

const sameButTime = (here: Stamped, there: Stamped): boolean =>
  canonicalJson({ ...here, ...there, ...timeless }) === canonicalJson({ ...here, ...timeless })

const timeless: Stamped = { updatedAt: 0, stamp: undefined }
