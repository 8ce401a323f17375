import type { Category } from '#domain/annotation'
import { sumOfWeights, weightOf } from '#domain/content-sum'
import { lastOf } from '#domain/clock'
import { categoryId } from '#domain/ids'
import type { Transaction } from 'dexie'
import type { MetaRow } from './db.ts'

const ofAll = { name: null, bookId: null, deletedAt: null } as const
// Before everything a reader can do, so that any change of theirs is later.
const updatedAt = 0

/** The categories of a new library. They have no name until the reader gives one. */
export const builtInCategories: readonly Category[] = [
  { id: categoryId('term'), ...ofAll, colour: 'amber', shape: 'fill', order: 0, updatedAt },
  { id: categoryId('doubt'), ...ofAll, colour: 'rose', shape: 'wave', order: 1, updatedAt },
  { id: categoryId('idea'), ...ofAll, colour: 'blue', shape: 'underline', order: 2, updatedAt },
  { id: categoryId('style'), ...ofAll, colour: 'green', shape: 'box', order: 3, updatedAt },
]

/** Fills a new database in the transaction that creates it. */
export async function seed(
  transaction: Transaction,
  libraryId: string,
  version: number,
): Promise<void> {
  const meta: readonly MetaRow[] = [
    { key: 'libraryId', value: libraryId },
    { key: 'seq', value: 0 },
    { key: 'schemaVersion', value: version },
    {
      key: 'content',
      value: sumOfWeights(builtInCategories.map(row => weightOf('categories', row))),
    },
    // Otherwise the first start would read all tables for it. Stamps came with version 4.
    ...(version < 4 ? [] : [{ key: 'clock', value: lastOf(builtInCategories) } as const]),
  ]
  await transaction.table('meta').bulkAdd(meta)
  await transaction.table('categories').bulkAdd(builtInCategories)
}
