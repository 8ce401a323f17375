import type { Book } from '#domain/book'
import type { BookId, ParagraphId } from '#domain/ids'
import type { ParagraphChange } from '#domain/structure/paragraph-change'
import type { LibraryDb } from '#storage/db'
import type { ReportDamage } from '../report.ts'
import type { Texts } from '../saving/texts.ts'
import type { Writer } from '../saving/writer.ts'
import type { Division } from './division.ts'

/** How the books are divided that were opened since the start. */
export interface Structures {
  /** Reads how `book` is divided. Rejects if the database cannot be read. */
  readonly open: (book: Book) => Promise<Division>
  /** The division of a book that was opened; undefined for others. */
  readonly get: (book: BookId) => Division | undefined
  /** Takes changes that are being written. Their divisions have changed when it returns. */
  readonly changed: (book: BookId, rows: readonly ParagraphChange[]) => void
  /** Calls `listener` after a change of how `book` is divided. Returns what ends that. */
  readonly follow: (book: BookId, listener: () => void) => () => void
  /** Calls `listener` with each book that is divided otherwise. */
  readonly followAll: (listener: (book: BookId) => void) => void
  /** Reads all again, because something else has changed the database. */
  readonly reread: () => Promise<void>
  /** The translations of parts, as the reader wrote them last. */
  readonly readParts: (division: Division, parts: readonly ParagraphId[]) => Promise<void>
}

export interface StructureTools {
  readonly db: LibraryDb
  readonly writer: Pick<Writer, 'waiting'>
  readonly texts: Texts
  readonly report: ReportDamage
}

/** The divisions of no book yet. */
export function createStructures(tools: StructureTools): Structures {
  const divisions = new Map<BookId, Division>()
  const opening = new Map<BookId, Promise<Division>>()
  const listeners = new Map<BookId, Set<() => void>>()

  async function open(book: Book): Promise<Division> {
    const known = opening.get(book.id)
    if (known) return known
    // Loaded with the first book, because a start does not need it.
    const reading = code().then(async ({ openDivision }) => {
      const division = await openDivision(tools, book)
      divisions.set(book.id, division)
      return division
    })
    opening.set(book.id, reading)
    reading.catch(() => opening.delete(book.id))
    return reading
  }

  const followers: ((book: BookId) => void)[] = []
  const tell = (book: BookId) => {
    for (const follower of followers) follower(book)
    for (const listener of listeners.get(book) ?? []) listener()
  }

  return {
    open,
    get: book => divisions.get(book),
    changed: (book, rows) => {
      divisions.get(book)?.put(rows)
      tell(book)
    },
    follow: (book, listener) => {
      const own = listeners.get(book) ?? new Set()
      const heard = () => listener()
      listeners.set(book, own.add(heard))
      return () => own.delete(heard)
    },
    followAll: listener => void followers.push(listener),
    reread: async () => {
      for (const [book, division] of divisions) {
        await (await code()).readDivision(tools, division)
        if (division.divided) tell(book)
      }
    },
    readParts: async (...wanted) => (await code()).readParts(tools, ...wanted),
  }
}

const code = () => import('./open-division.ts')
