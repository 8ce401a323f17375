/**
 * The search engine. It holds the texts of books and searches them; in the program it runs in a
 * worker.
 */
import { Corpus, type Written, type WrittenNote } from '#domain/search/corpus'
import { excerptOf, passageAt, type Excerpt } from '#domain/search/excerpt'
import {
  SearchResultList,
  nothingFound,
  type SearchResults,
  type SearchHit,
  type SearchPlace,
} from '#domain/search/search-results'
import type { PatternFault } from '#domain/search/pattern'
import { queryMaker, type Asked, type QueryMaker } from '#domain/search/query'
import { replacementFor } from '#domain/search/replace'
import { TermFinder, type Occurrence } from '#domain/search/term-finder'
import type { Variants } from '#domain/search/variants'
import { decodeChapter } from '#formats/bundle'
import { renderingOf, type Rendering, type RenderingQuestion } from '#domain/concordance/rendering'
import { sortedPlaces } from '#domain/concordance/line-order'
import type { Side } from '#domain/anchor'
import type { BookId, ParagraphId } from '#domain/ids'

/**
 * Why nothing was searched. `runaway`: the pattern took too long and was stopped. `lost`: the
 * engine failed, and failed again.
 */
export type SearchRefusal = 'empty' | PatternFault | 'runaway' | 'lost'

export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: SearchRefusal }

/** A chapter's file, and what the book's manifest says of it. */
export interface ChapterFile {
  readonly bytes: Uint8Array
  /** The index of its first paragraph in the book, from 0. */
  readonly first: number
  readonly paragraphs: number
}

/** A paragraph with the texts of both sides as they are shown. */
export interface BothTexts {
  readonly id: ParagraphId
  readonly text: string
  /** '' if it has none. */
  readonly other: string
}

/** Called during a long search. `soFar` returns all hits found so far, in order. */
export type OnFound = (soFar: () => SearchResults) => void

export interface FindOptions {
  readonly signal?: AbortSignal | undefined
  readonly onFound?: OnFound | undefined
}

/** Calls take effect in the order in which they were made. */
export interface SearchEngine {
  /** Adds chapters to a book. Resolves with the number of files that are not valid chapters. */
  readonly addSource: (book: BookId, files: readonly ChapterFile[]) => Promise<number>
  readonly setTranslations: (book: BookId, rows: readonly Written[]) => Promise<void>
  readonly setNotes: (book: BookId, rows: readonly WrittenNote[]) => Promise<void>
  readonly forget: (book: BookId) => Promise<void>
  /** Finds every hit in what the engine has of the book; nothing once the signal is aborted. */
  readonly find: (
    book: BookId,
    asked: Asked,
    places: readonly SearchPlace[],
    options?: FindOptions,
  ) => Promise<Answer<SearchResults>>
  /** An excerpt is null if its text no longer exists. */
  readonly excerpts: (
    book: BookId,
    hits: readonly SearchHit[],
  ) => Promise<readonly (Excerpt | null)[]>
  /** Replaces the terms that `occurrences` finds. */
  readonly setTerms: (expressions: readonly string[]) => Promise<void>
  /** The occurrences of terms in each of `texts`. */
  readonly occurrences: (texts: readonly string[]) => Promise<readonly (readonly Occurrence[])[]>
  /** The replacement of each of `words`, which `asked` found. */
  readonly replacements: (
    asked: Asked,
    template: string,
    words: readonly string[],
  ) => Promise<Answer<readonly string[]>>
  /** The texts of paragraphs of the book, that of `side` first; null for one that is not there. */
  readonly bothTexts: (
    book: BookId,
    side: Side,
    indexes: readonly number[],
  ) => Promise<readonly (BothTexts | null)[]>
  /** What renders each of some hits. */
  readonly renderings: (
    questions: readonly RenderingQuestion[],
  ) => Promise<readonly (Rendering | null)[]>
  /** As `sortedPlaces`. */
  readonly sorted: (keys: readonly string[], language: string) => Promise<Uint32Array>
  /** How often the engine has lost all texts. They must be given to it again then. */
  readonly losses: () => number
}

/**
 * Called regularly during long work, to let other tasks run and stop it. Resolves with whether it
 * has run long.
 */
type Pause = () => Promise<boolean>

/** An engine in this thread. It loads the variants when they are first needed. */
export function searchEngineHere(
  variants: () => Promise<Variants>,
  pause: Pause = async () => false,
): SearchEngine {
  const engine = new LocalEngine(variants, pause)
  return {
    addSource: (...args) => engine.addSource(...args),
    setTranslations: async (book, rows) => (await engine.corpus(book)).setTranslations(rows),
    setNotes: async (book, rows) => (await engine.corpus(book)).setNotes(rows),
    forget: async book => engine.forget(book),
    find: (...args) => engine.find(...args),
    excerpts: (...args) => engine.excerpts(...args),
    setTerms: expressions => engine.setTerms(expressions),
    occurrences: async texts => texts.map(text => engine.terms?.in(text) ?? []),
    replacements: (...args) => engine.replacements(...args),
    bothTexts: (...args) => engine.bothTexts(...args),
    renderings: async questions => questions.map(renderingOf),
    sorted: async (...args) => sortedPlaces(...args),
    losses: () => 0,
  }
}

class LocalEngine {
  readonly #variants: () => Promise<Variants>
  readonly #pause: Pause
  readonly #books = new Map<BookId, Corpus>()
  #maker: Promise<QueryMaker> | null = null
  terms: TermFinder | null = null

  constructor(variants: () => Promise<Variants>, pause: Pause) {
    this.#variants = variants
    this.#pause = pause
  }

  #queryMaker(): Promise<QueryMaker> {
    return (this.#maker ??= this.#variants().then(queryMaker))
  }

  async setTerms(expressions: readonly string[]): Promise<void> {
    this.terms = new TermFinder(await this.#queryMaker(), expressions)
  }

  async corpus(book: BookId): Promise<Corpus> {
    const maker = await this.#queryMaker()
    const corpus = this.#books.get(book) ?? new Corpus(maker)
    this.#books.set(book, corpus)
    return corpus
  }

  forget(book: BookId): void {
    this.#books.delete(book)
  }

  async addSource(book: BookId, files: readonly ChapterFile[]): Promise<number> {
    const corpus = await this.corpus(book)
    let damaged = 0
    for (const { bytes, first, paragraphs } of files) {
      const decoded = decodeChapter(bytes)
      if (decoded.ok && decoded.value.length === paragraphs) corpus.addSource(first, decoded.value)
      else damaged++
    }
    return damaged
  }

  async find(
    book: BookId,
    asked: Asked,
    places: readonly SearchPlace[],
    { signal, onFound }: FindOptions = {},
  ): Promise<Answer<SearchResults>> {
    const made = (await this.#queryMaker()).make(asked)
    if (!made.ok) return made
    const corpus = await this.corpus(book)
    const list = new SearchResultList()
    for (const place of places) {
      for (const _ of corpus.search(place, made.query, list)) {
        const isLong = await this.#pause()
        if (signal?.aborted) return { ok: true, value: nothingFound }
        if (isLong) onFound?.(() => list.inOrder())
      }
    }
    return { ok: true, value: list.inOrder() }
  }

  async excerpts(book: BookId, hits: readonly SearchHit[]): Promise<readonly (Excerpt | null)[]> {
    const corpus = await this.corpus(book)
    return hits.map(hit => {
      const whole = corpus.text(hit.place, hit.index, hit.note)
      if (whole === null || hit.end > whole.length) return null
      const emended = hit.place === 'source' ? corpus.emended(hit) : null
      const beside = hit.place === 'source' ? besideOf(corpus, hit, whole.length) : null
      return {
        ...excerptOf(whole, hit),
        ...(emended !== null && { emended }),
        ...(beside !== null && { beside }),
      }
    })
  }

  async bothTexts(
    book: BookId,
    side: Side,
    indexes: readonly number[],
  ): Promise<readonly (BothTexts | null)[]> {
    const corpus = await this.corpus(book)
    return indexes.map(index => {
      const [id, source] = [corpus.paragraphId(index), corpus.text('source', index, null)]
      if (id === null || source === null) return null
      const translation = corpus.text('translation', index, null) ?? ''
      return side === 'source'
        ? { id, text: source, other: translation }
        : { id, text: translation, other: source }
    })
  }

  async replacements(
    asked: Asked,
    template: string,
    words: readonly string[],
  ): Promise<Answer<readonly string[]>> {
    const made = (await this.#queryMaker()).make(asked)
    if (!made.ok) return made
    return { ok: true, value: words.map(each => replacementFor(made.query, each, template)) }
  }
}

/** How much of a translation is shown beside a hit, in UTF-16 units. */
const lengthBeside = 80

/**
 * Returns the translation of the paragraph of a hit, from about where its words are; null if it has
 * no translation.
 */
function besideOf(corpus: Corpus, { index, start }: SearchHit, length: number): string | null {
  const text = corpus.text('translation', index, null)
  return text && passageAt(text, start / length, lengthBeside)
}
