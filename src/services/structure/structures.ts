import type { Book } from '#domain/book'
import type { BookId, ParagraphId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import type { ParagraphChange } from '#domain/structure/paragraph-change'
import { untranslated } from '#domain/translation'
import type { LibraryDb } from '#storage/db'
import { structureRows } from '#storage/structure'
import { translationsOf } from '#storage/translations'
import type { ReportDamage } from '../report.ts'
import type { Texts } from '../saving/texts.ts'
import type { Writer } from '../saving/writer.ts'
import { Division } from './division.ts'

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

interface StructureTools {
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

  async function read(division: Division): Promise<void> {
    const { db, writer, report } = tools
    const { id } = division.printed
    // Taken before reading and after: a row that is written meanwhile may be in neither otherwise.
    const before = waitingFor(writer.waiting(), id)
    const { rows, damaged } = await structureRows(db, id)
    report('structure', damaged)
    const all = [...rows, ...before, ...waitingFor(writer.waiting(), id)]
    if (all.length === 0 && !division.divided) return
    const divided = await division.prepare()
    divided.replace(all)
    await readParts(division, divided.parts)
  }

  async function readParts(division: Division, parts: readonly ParagraphId[]): Promise<void> {
    const { divided } = division
    if (parts.length === 0 || !divided) return
    const { db, texts, writer, report } = tools
    const book = division.printed.id
    const { rows, damaged } = await translationsOf(db, book, parts)
    report('translations', damaged)
    const stored = new Map(rows.map(row => [row.paragraphId, row]))
    const waiting = new Set(
      writer
        .waiting()
        .flatMap(({ table, row }) =>
          table === 'translations' && row.bookId === book ? [row.paragraphId] : [],
        ),
    )
    for (const part of parts) {
      const text = stored.get(part) ?? untranslated
      texts.learn(book, part, text, !waiting.has(part))
      divided.learn(part, texts.get(book, part) ?? text)
    }
  }

  async function open(book: Book): Promise<Division> {
    const known = opening.get(book.id)
    if (known) return known
    const division = new Division(book)
    const reading = read(division).then(() => {
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
      for (const division of divisions.values()) await read(division)
      for (const book of divisions.keys()) tell(book)
    },
    readParts,
  }
}

const waitingFor = (operations: readonly Operation[], book: BookId): readonly ParagraphChange[] =>
  operations.flatMap(({ table, row }) =>
    table === 'structure' && row.bookId === book ? [row] : [],
  )
