import type { Book } from '#domain/book'
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
import type { Occurrence } from '#domain/search/term-finder'
import { live, type Live } from '../live.ts'
import type { Writer } from '../saving/writer.ts'
import type { Side } from '#domain/anchor'
import type {
  Answer,
  BothTexts,
  FindOptions,
  SearchEngine,
  SearchRefusal,
} from './search-engine.ts'
import type { Loading, SearchedBook, SearchTools } from './searched-book.ts'
import { SearchedBooks } from './searched-books.ts'

export type { Answer, SearchRefusal } from './search-engine.ts'
export type { Loading } from './searched-book.ts'

/** What has been found so far. More may come until the book is whole. */
export type Findings =
  | {
      readonly ok: true
      readonly found: SearchResults
      readonly loading: Loading
      /** The number of `changes` of whose text this is, or of a text before that. */
      readonly version: number
    }
  | { readonly ok: false; readonly why: SearchRefusal }

/** What was found in one book of the library. */
export interface LibraryFindings {
  readonly book: Book
  readonly found: SearchResults
  readonly loading: Loading
  /** Those of the first hits, as many as the query asks for. */
  readonly excerpts: readonly (Excerpt | null)[]
}

/** A search in all books. */
export interface LibraryQuery {
  readonly books: readonly Book[]
  readonly asked: Asked
  readonly places: readonly SearchPlace[]
  /** How many excerpts to make for each book. */
  readonly excerpts: number
}

/**
 * Looks for words in one book or in all of them, in the text as the reader wrote it last, saved or
 * not.
 */
export interface Searching {
  /**
   * Reports all hits at once, or the hits so far if the search takes long, and again when more of
   * the book has been read. The returned function ends the search; nothing is reported after that.
   */
  readonly inBook: (
    book: Book,
    asked: Asked,
    places: readonly SearchPlace[],
    onFindings: (findings: Findings) => void,
  ) => () => void
  /**
   * Reports each book that has hits, and at the end `null`, or the reason why nothing was searched.
   * The returned function ends the search; nothing is reported after that.
   */
  readonly inLibrary: (
    query: LibraryQuery,
    onFindings: (findings: LibraryFindings | SearchRefusal | null) => void,
  ) => () => void
  readonly excerpts: (
    book: Book,
    hits: readonly SearchHit[],
  ) => Promise<readonly (Excerpt | null)[]>
  /** The replacement of each of `words`, which `asked` found. */
  readonly replacements: (
    asked: Asked,
    template: string,
    words: readonly string[],
  ) => Promise<Answer<readonly string[]>>
  /** The occurrences of terms in each of `texts`; `term` counts in `expressions`. */
  readonly occurrences: (
    expressions: readonly string[],
    texts: readonly string[],
  ) => Promise<readonly (readonly Occurrence[])[]>
  /** As `SearchEngine.bothTexts`, of the text as the reader wrote it last. */
  readonly bothTexts: (
    book: Book,
    side: Side,
    indexes: readonly number[],
  ) => Promise<readonly (BothTexts | null)[]>
  /** What renders each of some hits, and what sorts lines: the engine has time for it. */
  readonly engine: Pick<SearchEngine, 'renderings' | 'sorted'>
  /** Changes when the reader has written something in a book that was searched. */
  readonly changes: Live<number>
}

export interface SearchingTools extends SearchTools {
  readonly writer: Pick<Writer, 'waiting' | 'follow'>
}

/** Searching over one engine. The engine is given a book when the book is first searched. */
export function createSearching(tools: SearchingTools): Searching {
  const { engine, writer } = tools
  const books = new SearchedBooks(tools)
  const changes = live(0)
  writer.follow(operations => {
    books.wrote(operations)
    if (!books.isEmpty && operations.some(isSearched)) changes.set(changes.get() + 1)
  })
  tools.structures.followAll(book => {
    if (books.redivided(book)) changes.set(changes.get() + 1)
  })
  return {
    inBook: (book, asked, places, onFindings) =>
      start(
        signal =>
          findInBook({
            engine,
            searched: books.open(book),
            book,
            asked,
            places,
            onFindings,
            signal,
            version: changes.get,
          }),
        () => onFindings({ ok: false, why: 'lost' }),
      ),
    inLibrary: (query, onFindings) =>
      start(
        signal => findInLibrary({ ...query, engine, opened: books, onFindings, signal }),
        () => onFindings('lost'),
      ),
    excerpts: async (book, hits) => {
      await books.open(book).bringUp()
      return engine.excerpts(book.id, hits)
    },
    bothTexts: async (book, ...what) => {
      await books.open(book).bringUp()
      return engine.bothTexts(book.id, ...what)
    },
    engine,
    replacements: engine.replacements,
    occurrences: termSearch(engine),
    changes,
  }
}

/** Gives the engine other terms only when they are others, or when it has lost them. */
function termSearch(engine: SearchEngine): Searching['occurrences'] {
  let given: readonly string[] | null = null
  let losses = 0
  return async (expressions, texts) => {
    if (given !== expressions || engine.losses() !== losses) {
      given = expressions
      losses = engine.losses()
      await engine.setTerms(expressions)
    }
    return engine.occurrences(texts)
  }
}

/**
 * Starts `work` and returns the function that ends it. If the engine is lost meanwhile, it starts
 * again, once; if it is lost again, `onLost` is called.
 */
function start(work: (signal: AbortSignal) => Promise<void>, onLost: () => void): () => void {
  const controller = new AbortController()
  const { signal } = controller
  const again = () => work(signal).catch(() => signal.aborted || onLost())
  work(signal).catch(() => signal.aborted || again())
  return () => controller.abort()
}

interface BookSearch {
  readonly engine: SearchEngine
  readonly searched: SearchedBook
  readonly book: Book
  readonly asked: Asked
  readonly places: readonly SearchPlace[]
  readonly signal: AbortSignal
}

/** Searches what the engine has of the book, after giving it what the reader has written since. */
async function find(
  { engine, searched, book, asked, places, signal }: BookSearch,
  onFound?: FindOptions['onFound'],
): Promise<Answer<SearchResults>> {
  await searched.bringUp()
  return engine.find(book.id, asked, places, { signal, onFound })
}

async function findInBook(
  search: BookSearch & {
    readonly onFindings: (findings: Findings) => void
    readonly version: () => number
  },
): Promise<void> {
  const { searched, onFindings, signal } = search
  let most = -1
  for (;;) {
    const loading = searched.loading.get()
    const version = search.version()
    const answer = await find(search, soFar => {
      const found = soFar()
      // The search starts again when more has been read. It must not report fewer hits than before.
      if (signal.aborted || countOf(found) <= most) return
      most = countOf(found)
      onFindings({ ok: true, found, loading: { ...loading, isWhole: false }, version })
    })
    if (signal.aborted) return
    onFindings(answer.ok ? { ok: true, found: answer.value, loading, version } : answer)
    if (!answer.ok || loading.isWhole) return
    most = countOf(answer.value)
    // Each search covers everything read so far and may take long. The next one waits for twice as
    // much, or for the end.
    for (let now = loading; !now.isWhole && now.chapters < 2 * loading.chapters + 1;) {
      await changed(searched.loading, now, signal)
      if (signal.aborted) return
      now = searched.loading.get()
    }
  }
}

async function findInLibrary(
  search: LibraryQuery & {
    readonly engine: SearchEngine
    readonly opened: SearchedBooks
    readonly signal: AbortSignal
    readonly onFindings: (findings: LibraryFindings | SearchRefusal | null) => void
  },
): Promise<void> {
  const { books, excerpts, engine, opened, signal, onFindings } = search
  for (const book of books) {
    const searched = opened.open(book)
    while (!searched.loading.get().isWhole) {
      await changed(searched.loading, searched.loading.get(), signal)
      if (signal.aborted) return
    }
    const loading = searched.loading.get()
    const answer = await find({ ...search, searched, book })
    if (signal.aborted) return
    if (!answer.ok) return onFindings(answer.why)
    const found = answer.value
    if (countOf(found) === 0 && loading.faults.length === 0) continue
    const first = await engine.excerpts(book.id, firstHits(found, excerpts))
    if (signal.aborted) return
    onFindings({ book, found, loading, excerpts: first })
  }
  onFindings(null)
}

const isSearched = ({ table }: Operation): boolean =>
  table === 'translations' || table === 'annotations'

const firstHits = (found: SearchResults, most: number): readonly SearchHit[] =>
  Array.from({ length: Math.min(most, countOf(found)) }, (_, i) => hitAt(found, i)).filter(
    hit => hit !== null,
  )

/** Resolves when `value` is no longer `present`, or when `signal` is aborted. */
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
