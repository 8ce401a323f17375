import { orderOf } from '#domain/clock'
import { keyOf, type Operation, type Rows, type TableName } from '#domain/operation'
import { tableNames, type Counts, type Work } from '#domain/work'

/**
 * The rows of `work` that `other` lacks or has in an older form, each as an operation that writes
 * it.
 */
export function newerIn(work: Work, other: Work): readonly Operation[] {
  return tableNames.flatMap(table => newerRows(table, work, other))
}

function newerRows<T extends TableName>(table: T, work: Work, other: Work): readonly Operation[] {
  const places = new Map(other.rows[table].map(row => [nameOf(table, row), orderOf(row)] as const))
  return (
    work.rows[table]
      .filter(row => orderOf(row) > (places.get(nameOf(table, row)) ?? ''))
      // The compiler cannot relate the row to its table while the table is a type parameter.
      .map(row => ({ table, row }) as unknown as Operation)
  )
}

const nameOf = <T extends TableName>(table: T, row: Rows[T]): string =>
  [keyOf(table, row)].flat().join('/')

/** How many more rows `wanted` has than `found`, summed over the tables that have more. */
export const shortfall = (wanted: Counts, found: Counts): number =>
  tableNames.reduce((sum, table) => sum + Math.max(0, wanted[table] - found[table]), 0)
