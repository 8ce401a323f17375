import { characterCount, type Book } from '#domain/book'
import type { BookId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { SearchedBook, type SearchTools } from './searched-book.ts'

/** The most characters that the engine keeps of books other than the one being searched. */
const kept = 8_000_000

/** The books that the engine holds. The books searched longest ago make room for others. */
export class SearchedBooks {
  readonly #tools: SearchTools
  /** A `Map` keeps the order of insertion: the first book is the one searched longest ago. */
  readonly #books = new Map<BookId, { readonly book: Book; readonly searched: SearchedBook }>()
  #losses = 0

  constructor(tools: SearchTools) {
    this.#tools = tools
  }

  get isEmpty(): boolean {
    return this.#books.size === 0
  }

  /** The book in the engine. Loading begins with the first call. */
  open(book: Book): SearchedBook {
    if (this.#tools.engine.losses() !== this.#losses) this.#forgetAll()
    const entry = this.#books.get(book.id) ?? {
      book,
      searched: new SearchedBook(this.#tools, book),
    }
    this.#books.delete(book.id)
    this.#books.set(book.id, entry)
    this.#makeRoom(book)
    return entry.searched
  }

  /** Reads a book again: the reader has divided it otherwise. Returns whether it was there. */
  redivided(id: BookId): boolean {
    const entry = this.#books.get(id)
    if (!entry) return false
    entry.searched.stop()
    this.#books.delete(id)
    this.#tools.engine.forget(id).catch(() => {})
    return true
  }

  /** Passes on what the reader has written. */
  wrote(operations: readonly Operation[]): void {
    for (const { searched } of this.#books.values()) searched.wrote(operations)
  }

  #forgetAll(): void {
    this.#losses = this.#tools.engine.losses()
    for (const { searched } of this.#books.values()) searched.stop()
    this.#books.clear()
  }

  #makeRoom(present: Book): void {
    let sum = [...this.#books.values()].reduce((all, { book }) => all + characterCount(book), 0)
    for (const [id, { book, searched }] of this.#books) {
      if (sum <= kept + characterCount(present) || id === present.id) return
      searched.stop()
      this.#books.delete(id)
      sum -= characterCount(book)
      this.#tools.engine.forget(id).catch(() => {})
    }
  }
}
