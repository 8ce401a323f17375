import type { Api } from '#contract/api'
import type { Fault } from '#contract/answers'
import type { Book } from '#domain/book'
import { inTheirWords, noWords, type BookRecord, type BookWords } from '#domain/book-record'
import type { BookId } from '#domain/ids'
import { allRecords } from '#storage/books'
import type { LibraryDb } from '#storage/db'
import type { ReportDamage } from '../report.ts'
import type { Writer } from '../saving/writer.ts'

/** A book the library has. */
export interface ShelfBook {
  /** As the reader calls it. */
  readonly book: Book
  /** As its bundle does. */
  readonly printed: Book
}

/** The shell's books with what the reader says of them: those they removed are not there. */
export interface Shelf {
  readonly read: () => Promise<{
    readonly books: readonly ShelfBook[]
    readonly faults: readonly Fault[]
    /** What is said of any book, whether it is there or not. */
    readonly records: ReadonlyMap<BookId, BookRecord>
  }>
  /** Changes what is said of `book`; nothing is written that says what is said already. Resolves when it is written or has failed. */
  readonly say: (
    book: BookId,
    changes: Partial<BookWords & Pick<BookRecord, 'removedAt'>>,
  ) => Promise<void>
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

  /** With what still waits to be written. */
  async function readRecords(): Promise<ReadonlyMap<BookId, BookRecord>> {
    // Asked before reading as well as after: what is written in between may be missing from both otherwise.
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
    const there = books.flatMap((printed): readonly ShelfBook[] => {
      const record = records.get(printed.id)
      const isRemoved = (record?.removedAt ?? null) !== null
      return isRemoved ? [] : [{ printed, book: inTheirWords(printed, record) }]
    })
    return { books: there, faults, records }
  }

  return {
    read,
    say: async (book, changes) => {
      const known = (await readRecords()).get(book)
      const before = known ?? { bookId: book, ...noWords, removedAt: null, updatedAt: 0 }
      const after = { ...before, ...changes }
      const isSame =
        after.title === before.title &&
        after.author === before.author &&
        after.language === before.language &&
        after.removedAt === before.removedAt
      if (isSame) return
      writer.put([{ table: 'books', row: { ...after, updatedAt: now() } }], 'none')
      await writer.flush()
    },
  }
}
