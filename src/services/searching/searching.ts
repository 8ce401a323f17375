import { characterCount, type Book } from '#domain/book'
import type { BookId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import type { Excerpt } from '#domain/search/excerpt'
import {
  countOf,
  hitAt,
  type SearchResults,
  type SearchHit,
  type SearchPlace,
} from '#domain/search/search-results'
import type { Asked } from '#domain/search/query'
import { live, type Live } from '../live.ts'
import type { Answer, SearchRefusal, ToldSoFar } from './search-engine.ts'
import { searchedBook, type Loading, type SearchedBook, type SearchTools } from './searched-book.ts'

export type { Answer, SearchRefusal } from './search-engine.ts'
export type { Loading } from './searched-book.ts'

/** What was found so far; more may come as long as the book is not whole. */
export type Findings =
  | { readonly ok: true; readonly found: SearchResults; readonly loading: Loading }
  | { readonly ok: false; readonly why: SearchRefusal }

/** What was found in one book of the library. */
export interface LibraryFindings {
  readonly book: Book
  readonly found: SearchResults
  readonly loading: Loading
  /** Of the first hits, as many as were asked for. */
  readonly excerpts: readonly (Excerpt | null)[]
}

/** Looks for words in a book or in all of them, over what the reader wrote last, saved or not. */
export interface Searching {
  /**
   * Tells all hits at once, or what was found so far where that takes long; again when more of the book
   * has been read. The answer ends it, and nothing is told after that.
   */
  readonly inBook: (
    book: Book,
    asked: Asked,
    places: readonly SearchPlace[],
    told: (findings: Findings) => void,
  ) => () => void
  /** Tells of book after book in which something was found, then the end of it: null, or why nothing was looked for. */
  readonly inLibrary: (
    books: readonly Book[],
    asked: Asked,
    places: readonly SearchPlace[],
    excerpts: number,
    told: (findings: LibraryFindings | SearchRefusal | null) => void,
  ) => () => void
  readonly excerpts: (
    book: Book,
    hits: readonly SearchHit[],
  ) => Promise<readonly (Excerpt | null)[]>
  /** What comes into the place of each of `words`, which `asked` found. */
  readonly replacements: (
    asked: Asked,
    template: string,
    words: readonly string[],
  ) => Promise<Answer<readonly string[]>>
  /** Changes when the reader has written something in a book that was searched. */
  readonly changes: Live<number>
}

/** Searching, and what tells it what was written. */
export interface SearchingParts {
  readonly searching: Searching
  readonly wrote: (operations: readonly Operation[]) => void
}

/** Characters of books that the engine keeps at most, beside the book that is searched. */
const kept = 8_000_000

/** Searching over one engine, which is given books when they are first searched. */
export function createSearching(tools: SearchTools): SearchingParts {
  const { engine } = tools
  const books = new Map<BookId, { readonly book: Book; readonly searched: SearchedBook }>()
  const changes = live(0)
  let losses = 0

  function open(book: Book): SearchedBook {
    if (engine.losses() !== losses) forgetAll()
    const there = books.get(book.id) ?? { book, searched: searchedBook(tools, book) }
    // A Map remembers the order of insertion: the first is the one searched longest ago.
    books.delete(book.id)
    books.set(book.id, there)
    makeRoom(book)
    return there.searched
  }

  function forgetAll(): void {
    losses = engine.losses()
    for (const { searched } of books.values()) searched.stop()
    books.clear()
  }

  function makeRoom(present: Book): void {
    let sum = [...books.values()].reduce((all, { book }) => all + characterCount(book), 0)
    for (const [id, { book, searched }] of books) {
      if (sum <= kept + characterCount(present) || id === present.id) return
      searched.stop()
      books.delete(id)
      sum -= characterCount(book)
      engine.forget(id).catch(() => {})
    }
  }

  async function find(
    searched: SearchedBook,
    book: Book,
    asked: Asked,
    places: readonly SearchPlace[],
    signal: AbortSignal,
    told?: ToldSoFar,
  ): Promise<Answer<SearchResults>> {
    await searched.bringUp()
    return engine.find(book.id, asked, places, signal, told)
  }

  async function findInBook(
    book: Book,
    asked: Asked,
    places: readonly SearchPlace[],
    told: (findings: Findings) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const searched = open(book)
    let most = -1
    for (;;) {
      const loading = searched.loading.get()
      const answer = await find(searched, book, asked, places, signal, soFar => {
        const found = soFar()
        // It begins anew when more has been read: what was told before is not taken back.
        if (signal.aborted || countOf(found) <= most) return
        most = countOf(found)
        told({ ok: true, found, loading: { ...loading, isWhole: false } })
      })
      if (signal.aborted) return
      told(answer.ok ? { ok: true, found: answer.value, loading } : answer)
      if (!answer.ok || loading.isWhole) return
      most = countOf(answer.value)
      // All is searched again, which may take long: the next time when there is twice as much, and in the end.
      for (let now = loading; !now.isWhole && now.chapters < 2 * loading.chapters + 1;) {
        await changed(searched.loading, now, signal)
        if (signal.aborted) return
        now = searched.loading.get()
      }
    }
  }

  async function findInLibrary(
    all: readonly Book[],
    asked: Asked,
    places: readonly SearchPlace[],
    excerpts: number,
    told: (findings: LibraryFindings | SearchRefusal | null) => void,
    signal: AbortSignal,
  ): Promise<void> {
    for (const book of all) {
      const searched = open(book)
      while (!searched.loading.get().isWhole) {
        await changed(searched.loading, searched.loading.get(), signal)
        if (signal.aborted) return
      }
      const loading = searched.loading.get()
      const answer = await find(searched, book, asked, places, signal)
      if (signal.aborted) return
      if (!answer.ok) return told(answer.why)
      const found = answer.value
      if (countOf(found) === 0 && loading.faults.length === 0) continue
      const first = await engine.excerpts(book.id, firstHits(found, excerpts))
      if (signal.aborted) return
      told({ book, found, loading, excerpts: first })
    }
    told(null)
  }

  /** Begins `work`, and answers how to end it. An engine that is lost meanwhile is begun with anew, once. */
  function begin(work: (signal: AbortSignal) => Promise<void>): () => void {
    const controller = new AbortController()
    const { signal } = controller
    work(signal).catch(() => {
      if (!signal.aborted) work(signal).catch(() => {})
    })
    return () => controller.abort()
  }

  return {
    searching: {
      inBook: (book, asked, places, told) =>
        begin(signal => findInBook(book, asked, places, told, signal)),
      inLibrary: (all, asked, places, excerpts, told) =>
        begin(signal => findInLibrary(all, asked, places, excerpts, told, signal)),
      excerpts: async (book, hits) => {
        const searched = open(book)
        await searched.bringUp()
        return engine.excerpts(book.id, hits)
      },
      replacements: engine.replacements,
      changes,
    },
    wrote: operations => {
      for (const { searched } of books.values()) searched.wrote(operations)
      if (books.size > 0 && operations.some(isSearched)) changes.set(changes.get() + 1)
    },
  }
}

const isSearched = ({ table }: Operation): boolean =>
  table === 'translations' || table === 'annotations'

const firstHits = (found: SearchResults, most: number): readonly SearchHit[] =>
  Array.from({ length: Math.min(most, countOf(found)) }, (_, i) => hitAt(found, i)).filter(
    hit => hit !== null,
  )

/** Resolves when `value` is no longer `present`, or when `signal` is raised. */
function changed<T>(value: Live<T>, present: T, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (value.get() !== present || signal.aborted) return resolve()
    const end = () => {
      stop()
      signal.removeEventListener('abort', end)
      resolve()
    }
    const stop = value.subscribe(end)
    signal.addEventListener('abort', end)
  })
}
