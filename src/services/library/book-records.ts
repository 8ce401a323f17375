import type { BookRecord } from '#domain/book-record'
import type { BookId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { allRecords } from '#storage/books'
import type { LibraryDb } from '#storage/db'
import { live, type Live } from '../live.ts'
import type { ReportDamage } from '../report.ts'
import type { Writer } from '../saving/writer.ts'

/** The reader's records of all books in memory, which follow what is written. */
export interface BookRecords {
  /** Empty until they have been read. */
  readonly words: Live<ReadonlyMap<BookId, BookRecord>>
  /**
   * Resolves when `words` has the stored records, and rejects if they cannot be read; undefined if
   * it has them.
   */
  readonly ready: () => Promise<void> | undefined
  /** Reads the records again, because something else may have changed the database. */
  readonly reread: () => Promise<void>
}

/** The records in `db`, with those that wait in `writer`. */
export function createBookRecords(tools: {
  readonly db: LibraryDb
  readonly writer: Writer
  readonly report: ReportDamage
}): BookRecords {
  const { db, writer, report } = tools
  const words = live<ReadonlyMap<BookId, BookRecord>>(new Map())
  let isRead = false
  let reading: Promise<void> | undefined

  writer.follow(operations => {
    const rows = recordsIn(operations)
    if (rows.length > 0) words.set(byBook([...words.get().values(), ...rows]))
  })

  async function reread(): Promise<void> {
    // What waits now or is written meanwhile may be missing in what is read.
    const newer = [...writer.waiting()]
    const stop = writer.follow(operations => newer.push(...operations))
    const { rows, damaged } = await allRecords(db).finally(stop)
    report('books', damaged)
    words.set(byBook([...rows, ...recordsIn(newer)]))
    isRead = true
  }

  return {
    words,
    reread,
    ready: () => {
      if (isRead) return undefined
      reading ??= reread().finally(() => (reading = undefined))
      return reading
    },
  }
}

const recordsIn = (operations: readonly Operation[]): readonly BookRecord[] =>
  operations.flatMap(({ table, row }) => (table === 'books' ? [row] : []))

/** The last of each book wins. */
const byBook = (rows: readonly BookRecord[]): ReadonlyMap<BookId, BookRecord> =>
  new Map(rows.map(row => [row.bookId, row]))
