/** The rows of own words that were read since the start, with what waits to be written. */
import type { Api } from '#contract/api'
import type { Annotation } from '#domain/annotation'
import type { AnnotationId, BookId, OwnWordId } from '#domain/ids'
import { expressionOf } from '#domain/marking/term-expression'
import { halfOn } from '#domain/marking/halves'
import type { Operation } from '#domain/operation'
import type { OwnWord, OwnWordKind } from '#domain/own-words/own-word'
import type { ListedRow, ListedTerm } from '#domain/own-words/word-list'
import { knownGloss, wordsOfBook, type WordsOfBook } from '#domain/own-words/words-of-book'
import type { UndoOrder } from '#domain/undo-order'
import { storedTerms } from '#storage/annotations'
import type { LibraryDb } from '#storage/db'
import { ownWordsAfter, ownWordsEverywhere, ownWordsOf } from '#storage/own-words'
import type { ReportDamage } from '../report.ts'
import type { Writer } from '../saving/writer.ts'
import type { Structures } from '../structure/structures.ts'
import type { OwnWordsChange } from './own-words.ts'

export interface OwnWordsTools {
  readonly api: Api
  readonly db: LibraryDb
  readonly writer: Pick<Writer, 'waiting' | 'follow' | 'put' | 'write'>
  readonly report: ReportDamage
  readonly undo: UndoOrder
  readonly structures: Pick<Structures, 'get'>
  readonly now: () => number
  readonly newId: () => string
  readonly tell: (change: OwnWordsChange) => void
  /** Whether this program may write into the library now. */
  readonly mayWrite: () => boolean
}

/** All rows of the library. */
const library = Symbol('library')
type ShelfName = BookId | null | typeof library

/** How many rows of the library are read at once. */
const rowsAtOnce = 500

/** What was read of one book, or of what counts everywhere. */
interface Shelf {
  readonly rows: Map<OwnWordId, OwnWord>
  readonly terms: Map<AnnotationId, ListedTerm>
}

export class OwnWordRows {
  readonly #tools: OwnWordsTools
  readonly #shelves = new Map<ShelfName, Promise<Shelf>>()
  /** Changes that come while a shelf is read. */
  readonly #late = new Map<ShelfName, Operation[]>()
  readonly #ready = new Map<ShelfName, Shelf>()
  readonly #known = new Map<BookId | null, WordsOfBook>()
  #all: readonly ListedRow[] | null = null

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
      book === null ? [] : Array.from(own.terms.values(), knownGloss),
    )
    this.#known.set(book, words)
    return words
  }

  /** Whether the rows of `book`, and those that count everywhere, are read. */
  isReady(book: BookId | null): boolean {
    return this.#ready.has(book) && this.#ready.has(null)
  }

  /** As `OwnWords.all`. */
  async all(): Promise<readonly ListedRow[]> {
    const { rows, terms } = await this.#read(library)
    return (this.#all ??= [
      ...Array.from(rows.values()).filter(({ deletedAt }) => deletedAt === null),
      ...terms.values(),
    ])
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
    this.#all = null
    const kinds = new Set<OwnWordKind>(['gloss', 'boundary', 'reading', 'status', 'met'])
    for (const book of books)
      this.#tools.tell({ book: typeof book === 'symbol' ? null : book, kinds })
  }

  #read(book: ShelfName): Promise<Shelf> {
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

  async #fill(book: ShelfName, late: readonly Operation[]): Promise<Shelf> {
    const { writer, report } = this.#tools
    // Taken before reading: a row that is written meanwhile may be in neither otherwise.
    const before = writer.waiting()
    const { own, terms } = await this.#stored(book)
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

  async #stored(book: ShelfName) {
    const { db } = this.#tools
    const none = { rows: [], damaged: 0 }
    if (book === null) return { own: await ownWordsEverywhere(db), terms: none }
    if (book !== library) {
      const [own, terms] = await Promise.all([ownWordsOf(db, book), storedTerms(db, book)])
      return { own, terms }
    }
    const rows: OwnWord[] = []
    let damaged = 0
    let last: OwnWordId | null = null
    do {
      const part = await ownWordsAfter(db, last, rowsAtOnce)
      rows.push(...part.rows)
      damaged += part.damaged
      last = part.last
    } while (last !== null)
    return { own: { rows, damaged }, terms: await storedTerms(db, null) }
  }

  #heard(operations: readonly Operation[]): void {
    const changed = new Map<BookId | null, Set<OwnWordKind>>()
    for (const operation of operations) {
      if (operation.table !== 'ownWords' && operation.table !== 'annotations') continue
      for (const late of this.#late.values()) late.push(operation)
      for (const [book, shelf] of this.#ready) {
        const kind = putInto(shelf, book, operation)
        if (!kind) continue
        const where = book === library ? operation.row.bookId : book
        changed.set(where, (changed.get(where) ?? new Set()).add(kind))
      }
    }
    for (const [book, kinds] of changed) {
      this.#all = null
      // That a word was looked up changes nothing that the dictionary must know.
      const counts = [...kinds].some(kind => kind !== 'met')
      if (counts && book === null) this.#known.clear()
      else if (counts) this.#known.delete(book)
      this.#tools.tell({ book, kinds })
    }
  }
}

/** Puts what `operation` writes, if it belongs to the shelf. Returns what it says; else null. */
function putInto(shelf: Shelf, book: ShelfName, operation: Operation): OwnWordKind | null {
  if (operation.table === 'annotations') {
    const isIn = book === library || operation.row.bookId === book
    return isIn && putTerm(shelf, operation.row) ? 'gloss' : null
  }
  if (operation.table !== 'ownWords') return null
  const { row } = operation
  // A row that counts elsewhere now does no longer count here.
  if (book !== library && row.bookId !== book) return shelf.rows.delete(row.id) ? row.kind : null
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
    kind: 'term',
    id: mark.id,
    scope: 'book',
    bookId: mark.bookId,
    place: half && anchor ? { index: half.index, anchor } : null,
    expression,
    reading: mark.reading,
    meaning: mark.rendering,
    note: mark.note.map(({ text }) => text).join('\n'),
    createdAt: mark.createdAt,
    updatedAt: mark.updatedAt,
    deletedAt: null,
  })
  return true
}
