/** The library as a whole: reading and building it. */
import { knownSeq, knownTime } from '#domain/bounds'
import type { Operation, Rows, TableName } from '#domain/operation'
import { countsOf, lastIn, tableNames, type Work } from '#domain/work'
import { Dexie } from 'dexie'
import * as v from 'valibot'
import { sawRows } from './clock.ts'
import { currentSeq, withLinks } from './commit.ts'
import { libraryName, LibraryDb, type DbTools } from './db.ts'
import { checked } from './rows.ts'
import { shapeOf, unfinished, type LibraryShape } from './shape.ts'
import { currentVersion } from './versions/index.ts'

/**
 * Returns everything in the library that can be read. A table that is missing or unreadable is
 * empty.
 */
export async function readWork(db: LibraryDb): Promise<Work> {
  const there = new Set(db.tables.map(({ name }) => name))
  const read = async <T extends TableName>(table: T): Promise<readonly Rows[T][]> => {
    if (!there.has(table)) return []
    const found = await db
      .table<unknown>(table)
      .toArray()
      .catch(() => [])
    return checked(table, found).rows
  }
  const rows = {
    translations: await read('translations'),
    annotations: await read('annotations'),
    categories: await read('categories'),
    positions: await read('positions'),
    settings: await read('settings'),
    history: await read('history'),
    books: await read('books'),
    structure: await read('structure'),
    ownWords: await read('ownWords'),
    outline: await read('outline'),
    sentences: await read('sentences'),
  }
  const id = await db.meta.get('libraryId').catch(() => null)
  const libraryId = typeof id?.value === 'string' ? id.value : ''
  const seq = await currentSeq(db).catch(() => 0)
  return { libraryId, seq, at: 0, schemaVersion: db.verno, rows }
}

/**
 * Like `readWork`, but rejects if a table has rows and none can be read. A merge into such a
 * library would take an unreadable table for an empty one.
 */
export async function readWholeWork(db: LibraryDb): Promise<Work> {
  const work = await readWork(db)
  const there = new Set(db.tables.map(({ name }) => name))
  for (const table of tableNames) {
    if (!there.has(table) || work.rows[table].length > 0) continue
    if ((await db.table(table).count()) > 0) throw new Error(`${table} cannot be read`)
  }
  return work
}

const rowsOfTables = v.record(v.string(), v.array(v.unknown()))
const snapshot = v.looseObject({
  format: v.literal('duizhao-snapshot'),
  work: v.looseObject({
    libraryId: v.string(),
    seq: v.number(),
    at: v.number(),
    schemaVersion: v.number(),
    rows: rowsOfTables,
  }),
})

/** Work from outside the database, and how many unreadable rows were left out. */
export interface WorkFound {
  readonly work: Work
  readonly leftOut: number
}

/** Work whose rows have not been checked. */
type Unread = Omit<Work, 'rows'> & {
  readonly rows: Readonly<Partial<Record<string, readonly unknown[]>>>
}

/**
 * Returns `work` from outside the database without invalid rows, and with fields that older
 * programs left out.
 */
export const understood = ({ rows, ...moment }: Unread): Work => ({
  ...moment,
  rows: {
    translations: checked('translations', rows['translations'] ?? []).rows,
    annotations: checked('annotations', rows['annotations'] ?? []).rows,
    categories: checked('categories', rows['categories'] ?? []).rows,
    positions: checked('positions', rows['positions'] ?? []).rows,
    settings: checked('settings', rows['settings'] ?? []).rows,
    history: checked('history', rows['history'] ?? []).rows,
    books: checked('books', rows['books'] ?? []).rows,
    structure: checked('structure', rows['structure'] ?? []).rows,
    ownWords: checked('ownWords', rows['ownWords'] ?? []).rows,
    outline: checked('outline', rows['outline'] ?? []).rows,
    sentences: checked('sentences', rows['sentences'] ?? []).rows,
  },
})

/** Returns the work in the JSON of a snapshot. Throws if it is not a snapshot. */
export function workIn(json: unknown): WorkFound {
  const { libraryId, seq, at, schemaVersion, rows } = v.parse(snapshot, json).work
  const work = understood({ libraryId, seq: knownSeq(seq), at: knownTime(at), schemaVersion, rows })
  const leftOut = tableNames.reduce(
    (sum, table) => sum + (rows[table]?.length ?? 0) - work.rows[table].length,
    0,
  )
  return { work, leftOut }
}

const chunk = 2000

/**
 * Replaces the library by a new one with the rows of `work` and its sequence number. The caller
 * must make sure that nothing is only in the old one. If it is interrupted, the library has the id
 * `unfinished`. `progress` receives the share that is done, from 0 to 1.
 */
export async function buildLibrary(
  tools: DbTools,
  work: Work,
  progress: (part: number) => void = () => {},
): Promise<LibraryDb> {
  await new Dexie(tools.name ?? libraryName, { ...tools.engine }).delete()
  const db = new LibraryDb({ ...tools, newId: () => unfinished })
  const wanted = countsOf(work)
  const total = tableNames.reduce((sum, table) => sum + wanted[table], 0)
  let done = 0
  try {
    await db.open()
    for (const table of tableNames) {
      const rows: readonly object[] =
        table === 'annotations'
          ? work.rows[table].map(row => withLinks(row, row))
          : work.rows[table]
      for (let start = 0; start < rows.length; start += chunk) {
        const some = rows.slice(start, start + chunk)
        await db.table<object>(table).bulkPut(some)
        done += some.length
        progress(done / total)
      }
    }
    const { counts } = await shapeOf(db)
    if (tableNames.some(table => counts[table] < wanted[table])) {
      throw new Error('the engine has fewer rows than it was given')
    }
    // The sum is that of an empty library.
    await db.meta.delete('content')
    await db.meta.bulkPut([
      { key: 'libraryId', value: work.libraryId },
      { key: 'seq', value: work.seq },
      { key: 'journalled', value: work.seq },
      { key: 'schemaVersion', value: currentVersion },
      { key: 'clock', value: lastIn(work) },
    ])
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * Puts rows of the second copy that the library lacks, names the library `libraryId` and raises its
 * number to `seq`, in one transaction. The rows do not go to the outbox.
 */
export async function takeOver(
  db: LibraryDb,
  operations: readonly Operation[],
  { libraryId, seq }: Pick<LibraryShape, 'libraryId' | 'seq'>,
): Promise<void> {
  await db.transaction('rw', [...tableNames, 'meta'], async () => {
    for (const table of tableNames) {
      const rows = operations.flatMap((one): readonly object[] => {
        if (one.table !== table) return []
        return [one.table === 'annotations' ? withLinks(one.row, one.row) : one.row]
      })
      await db.table<object>(table).bulkPut(rows)
    }
    await db.meta.delete('content')
    await sawRows(
      db,
      operations.map(({ row }) => row),
    )
    await db.meta.bulkPut([
      { key: 'libraryId', value: libraryId },
      { key: 'seq', value: Math.max(seq, await currentSeq(db)) },
    ])
  })
}
