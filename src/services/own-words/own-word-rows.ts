/** The rows of own words that were read since the start, with what waits to be written. */
import type { Annotation } from '#domain/annotation'
import type { AnnotationId, BookId, OwnWordId } from '#domain/ids'
import { expressionOf } from '#domain/marking/term-expression'
import { halfOn } from '#domain/marking/halves'
import type { Operation } from '#domain/operation'
import type { OwnWord, OwnWordKind } from '#domain/own-words/own-word'
import { wordsOfBook, type KnownGloss, type WordsOfBook } from '#domain/own-words/words-of-book'
import type { UndoOrder } from '#domain/undo-order'
import { storedTerms } from '#storage/annotations'
import type { LibraryDb } from '#storage/db'
import { ownWordsEverywhere, ownWordsOf } from '#storage/own-words'
import type { ReportDamage } from '../report.ts'
import type { Writer } from '../saving/writer.ts'
import type { Structures } from '../structure/structures.ts'
import type { OwnWordsChange } from './own-words.ts'

export interface OwnWordsTools {
  readonly db: LibraryDb
  readonly writer: Pick<Writer, 'waiting' | 'follow' | 'put'>
  readonly report: ReportDamage
  readonly undo: UndoOrder
  readonly structures: Pick<Structures, 'get'>
  readonly now: () => number
  readonly newId: () => string
  readonly tell: (change: OwnWordsChange) => void
}

/** What was read of one book, or of what counts everywhere. */
interface Shelf {
  readonly rows: Map<OwnWordId, OwnWord>
  readonly terms: Map<AnnotationId, KnownGloss>
}

export class OwnWordRows {
  readonly #tools: OwnWordsTools
  readonly #shelves = new Map<BookId | null, Promise<Shelf>>()
  /** Changes that come while a shelf is read. */
  readonly #late = new Map<BookId | null, Operation[]>()
  readonly #ready = new Map<BookId | null, Shelf>()
  readonly #known = new Map<BookId | null, WordsOfBook>()

  constructor(tools: OwnWordsTools) {
    this.#tools = tools
    tools.writer.follow(operations => this.#heard(operations))
  }

  /** As `OwnWords.of`. */
  async of(book: BookId | null): Promise<WordsOfBook> {
    const known = this.#known.get(book)
    if (known) return known
    const [everywhere, own] = await Promise.all([this.#read(null), this.#read(book)])
    const again = this.#known.get(book)
    if (again) return again
    const rows = book === null ? [everywhere] : [own, everywhere]
    const words = wordsOfBook(
      book,
      rows.flatMap(shelf => [...shelf.rows.values()]),
      book === null ? [] : [...own.terms.values()],
    )
    this.#known.set(book, words)
    return words
  }

  /** Whether the rows of `book`, and those that count everywhere, are read. */
  isReady(book: BookId | null): boolean {
    return this.#ready.has(book) && this.#ready.has(null)
  }

  /** The present form of a row, also of a deleted one; null if it was never read. */
  get(id: OwnWordId): OwnWord | null {
    for (const shelf of this.#ready.values()) {
      const row = shelf.rows.get(id)
      if (row) return row
    }
    return null
  }

  /** Reads all again when it is needed. */
  reread(): void {
    const books = [...this.#shelves.keys()]
    this.#shelves.clear()
    this.#ready.clear()
    this.#known.clear()
    const kinds = new Set<OwnWordKind>(['gloss', 'boundary', 'reading', 'status', 'met'])
    for (const book of books) this.#tools.tell({ book, kinds })
  }

  #read(book: BookId | null): Promise<Shelf> {
    const reading = this.#shelves.get(book)
    if (reading) return reading
    const late: Operation[] = []
    this.#late.set(book, late)
    const shelf = this.#fill(book, late)
    this.#shelves.set(book, shelf)
    shelf.catch(() => {
      if (this.#shelves.get(book) === shelf) this.#shelves.delete(book)
    })
    return shelf
  }

  async #fill(book: BookId | null, late: readonly Operation[]): Promise<Shelf> {
    const { db, writer, report } = this.#tools
    // Taken before reading: a row that is written meanwhile may be in neither otherwise.
    const before = writer.waiting()
    const [own, terms] = await Promise.all([
      book === null ? ownWordsEverywhere(db) : ownWordsOf(db, book),
      book === null ? { rows: [], damaged: 0 } : storedTerms(db, book),
    ])
    report('ownWords', own.damaged)
    report('annotations', terms.damaged)
    const shelf: Shelf = { rows: new Map(), terms: new Map() }
    for (const row of own.rows) shelf.rows.set(row.id, row)
    for (const row of terms.rows) putTerm(shelf, row)
    for (const operation of [...before, ...late]) putInto(shelf, book, operation)
    if (this.#late.get(book) === late) {
      this.#late.delete(book)
      this.#ready.set(book, shelf)
    }
    return shelf
  }

  #heard(operations: readonly Operation[]): void {
    const changed = new Map<BookId | null, Set<OwnWordKind>>()
    for (const operation of operations) {
      if (operation.table !== 'ownWords' && operation.table !== 'annotations') continue
      for (const late of this.#late.values()) late.push(operation)
      for (const [book, shelf] of this.#ready) {
        const kind = putInto(shelf, book, operation)
        if (kind) changed.set(book, (changed.get(book) ?? new Set()).add(kind))
      }
    }
    for (const [book, kinds] of changed) {
      if (book === null) this.#known.clear()
      else this.#known.delete(book)
      this.#tools.tell({ book, kinds })
    }
  }
}

/** Puts what `operation` writes, if it belongs to the shelf. Returns what it says; else null. */
function putInto(shelf: Shelf, book: BookId | null, operation: Operation): OwnWordKind | null {
  if (operation.table === 'annotations')
    return operation.row.bookId === book && putTerm(shelf, operation.row) ? 'gloss' : null
  if (operation.table !== 'ownWords') return null
  const { row } = operation
  // A row that counts elsewhere now does no longer count here.
  if (row.bookId !== book) return shelf.rows.delete(row.id) ? row.kind : null
  shelf.rows.set(row.id, row)
  return row.kind
}

/** Puts a mark that is a term now, and takes away one that was. Returns whether it did either. */
function putTerm({ terms }: Shelf, mark: Annotation): boolean {
  const expression = expressionOf(mark)
  if (expression === null || mark.kind !== 'term') return terms.delete(mark.id)
  const half = halfOn(mark, 'source')
  const [anchor] = half?.anchors ?? []
  terms.set(mark.id, {
    id: mark.id,
    from: 'term',
    scope: 'book',
    place: half && anchor ? { index: half.index, anchor } : null,
    expression,
    reading: mark.reading,
    meaning: mark.rendering,
    note: mark.note.map(({ text }) => text).join('\n'),
    updatedAt: mark.updatedAt,
  })
  return true
}
