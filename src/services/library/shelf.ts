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
import type { LibraryDb } from '#storage/db'
import type { ReportDamage } from '../report.ts'
import type { Writer } from '../saving/writer.ts'
import { createBookRecords, type BookRecords } from './book-records.ts'

/** A book in the library. */
export interface ShelfBook {
  /** With the title, author and language that the reader gave it. */
  readonly book: Book
  /** With those of its bundle. */
  readonly printed: Book
}

/** The shell's books with what the reader calls them, without removed ones. */
export interface Shelf extends BookRecords {
  readonly read: () => Promise<{
    readonly books: readonly ShelfBook[]
    readonly faults: readonly Fault[]
    /** The records of all books, in the library or not. */
    readonly records: ReadonlyMap<BookId, BookRecord>
  }>
  /**
   * Changes the record of `book`, at once if `words` has the stored records. Nothing is written if
   * it says the same already. Resolves when it is written or has failed; rejects, and changes
   * nothing, if the stored records cannot be read.
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
  const { api, db, writer, now } = tools
  const { words, ready, reread } = createBookRecords(tools)

  async function read() {
    const [{ books, faults }] = await Promise.all([api.listBooks(), reread()])
    // The shell may be slow to reply, and the reader may have written something meanwhile.
    const records = words.get()
    return { books: books.flatMap(printed => shelved(printed, records)), faults, records }
  }

  /** A database that cannot be read any more does not hold back what the reader says. */
  async function put(
    book: BookId,
    changes: (known: BookRecord) => Parameters<Shelf['say']>[1],
  ): Promise<void> {
    const waits = ready()
    if (waits) await waits
    const before = words.get().get(book) ?? {
      bookId: book,
      ...unsaid,
      removedAt: null,
      updatedAt: 0,
    }
    const after = { ...before, ...changes(before) }
    if (fields.every(name => (after[name] ?? null) === (before[name] ?? null))) return
    writer.put([{ table: 'books', row: { ...after, updatedAt: now() } }], 'none')
    await writer.flush()
  }

  return {
    words,
    ready,
    reread,
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

/** What a new record says: nothing, and so no choice of a language, which merging would keep. */
const { translationLanguage: _, ...unsaid } = noWords

/** The fields of a record that say something. */
const fields = [...bookWordNames, 'removedAt', 'addedAt'] as const
