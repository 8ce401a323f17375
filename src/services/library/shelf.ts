import type { Api } from '#contract/api'
import type { Fault } from '#contract/answers'
import type { Book } from '#domain/book'
import {
  bookWordNames,
  inTheirWords,
  noWords,
  type BookRecord,
  type BookWords,
} from '#domain/book-record'
import type { BookId } from '#domain/ids'
import { allRecords } from '#storage/books'
import type { LibraryDb } from '#storage/db'
import { live, type Live } from '../live.ts'
import type { ReportDamage } from '../report.ts'
import type { Writer } from '../saving/writer.ts'

/** A book in the library. */
export interface ShelfBook {
  /** With the title, author and language that the reader gave it. */
  readonly book: Book
  /** With those of its bundle. */
  readonly printed: Book
}

/** The shell's books with what the reader calls them, without removed ones. */
export interface Shelf {
  /** The records that were read or written last, of all books. */
  readonly words: Live<ReadonlyMap<BookId, BookRecord>>
  readonly read: () => Promise<{
    readonly books: readonly ShelfBook[]
    readonly faults: readonly Fault[]
    /** The records of all books, in the library or not. */
    readonly records: ReadonlyMap<BookId, BookRecord>
  }>
  /**
   * Changes the record of `book`. Nothing is written if it says the same already. Resolves when it
   * is written or has failed.
   */
  readonly say: (
    book: BookId,
    changes: Partial<BookWords & Pick<BookRecord, 'removedAt' | 'addedAt'>>,
  ) => Promise<void>
  /**
   * Records that `book` is in the library, since now unless it was there already. Resolves when
   * that is written or has failed.
   */
  readonly sayAdded: (book: BookId) => Promise<void>
}

/** The shelf over the shell's bundles and the reader's records. */
export function createShelf(tools: {
  readonly api: Api
  readonly db: LibraryDb
  readonly writer: Writer
  readonly report: ReportDamage
  readonly now: () => number
}): Shelf {
  const { api, db, writer, report, now } = tools
  const words = live<ReadonlyMap<BookId, BookRecord>>(new Map())

  /** The records, with those that still wait to be written. */
  async function readRecords(): Promise<ReadonlyMap<BookId, BookRecord>> {
    // Taken before reading and after: a row that is written meanwhile may be in neither result
    // otherwise.
    const before = writer.waiting()
    const { rows, damaged } = await allRecords(db)
    report('books', damaged)
    const records = new Map(rows.map(row => [row.bookId, row]))
    for (const { table, row } of [...before, ...writer.waiting()])
      if (table === 'books') records.set(row.bookId, row)
    return records
  }

  async function read() {
    const [{ books, faults }, records] = await Promise.all([api.listBooks(), readRecords()])
    words.set(records)
    return { books: books.flatMap(printed => shelved(printed, records)), faults, records }
  }

  async function put(
    book: BookId,
    changes: (known: BookRecord) => Parameters<Shelf['say']>[1],
  ): Promise<void> {
    const known = (await readRecords()).get(book)
    const before = known ?? { bookId: book, ...noWords, removedAt: null, updatedAt: 0 }
    const after = { ...before, ...changes(before) }
    if (fields.every(name => (after[name] ?? null) === (before[name] ?? null))) return
    const row = { ...after, updatedAt: now() }
    words.set(new Map([...words.get(), [book, row]]))
    writer.put([{ table: 'books', row }], 'none')
    await writer.flush()
  }

  return {
    words,
    read,
    say: (book, changes) => put(book, () => changes),
    sayAdded: book =>
      put(book, ({ removedAt, addedAt }) => ({
        removedAt: null,
        // The date alone is no reason to warn a reader that a library is read-only.
        addedAt:
          db.access === 'read-only' ? addedAt : removedAt === null ? (addedAt ?? now()) : now(),
      })),
  }
}

/** A book as it is on the shelf; nothing if the reader has removed it. */
function shelved(printed: Book, records: ReadonlyMap<BookId, BookRecord>): readonly ShelfBook[] {
  const record = records.get(printed.id)
  const isRemoved = (record?.removedAt ?? null) !== null
  return isRemoved ? [] : [{ printed, book: inTheirWords(printed, record) }]
}

/** The fields of a record that say something. */
const fields = [...bookWordNames, 'removedAt', 'addedAt'] as const
