/** What searches: it holds the texts of books and is asked about them. In the program it runs in a worker. */
import { Corpus, type Written, type WrittenNote } from '#domain/search/corpus'
import { excerptOf, type Excerpt } from '#domain/search/excerpt'
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
import type { Variants } from '#domain/search/variants'
import { decodeChapter } from '#formats/bundle'
import type { BookId } from '#domain/ids'

/** Why nothing was looked for; `runaway`: the pattern came to no end. */
export type SearchRefusal = 'empty' | PatternFault | 'runaway'

export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: SearchRefusal }

/** A chapter's file, and what its book says of it. */
export interface ChapterFile {
  readonly bytes: Uint8Array
  /** The place in the book of its first paragraph, from 0. */
  readonly first: number
  readonly paragraphs: number
}

/** Hears that something may have been found, and can have it: all of it, in order. */
export type ToldSoFar = (soFar: () => SearchResults) => void

/** All that it does it does in the order it was asked. */
export interface SearchEngine {
  /** Takes chapters into a book; answers how many of them are no chapters. */
  readonly addSource: (book: BookId, files: readonly ChapterFile[]) => Promise<number>
  readonly setTranslations: (book: BookId, rows: readonly Written[]) => Promise<void>
  readonly setNotes: (book: BookId, rows: readonly WrittenNote[]) => Promise<void>
  readonly forget: (book: BookId) => Promise<void>
  /** Every hit in what it has of the book. Where that takes long, `told` hears of what was found so far. */
  readonly find: (
    book: BookId,
    asked: Asked,
    places: readonly SearchPlace[],
    signal?: AbortSignal,
    told?: ToldSoFar,
  ) => Promise<Answer<SearchResults>>
  /** Null where there is no longer such a text. */
  readonly excerpts: (
    book: BookId,
    hits: readonly SearchHit[],
  ) => Promise<readonly (Excerpt | null)[]>
  /** What comes into the place of each of `words`, which `asked` found. */
  readonly replacements: (
    asked: Asked,
    template: string,
    words: readonly string[],
  ) => Promise<Answer<readonly string[]>>
  /** How often it has lost all that it had, and must be given it anew. */
  readonly losses: () => number
}

/** Called now and then during long work: others get their turn, and can stop it. Answers whether it has been long. */
export type Pause = () => Promise<boolean>

/** Searches where it is called. Variants are read when they are first needed. */
export function searchEngineHere(
  variants: () => Promise<Variants>,
  pause: Pause = async () => false,
): SearchEngine {
  const books = new Map<BookId, Corpus>()
  let maker: Promise<QueryMaker> | null = null
  const madeMaker = () => (maker ??= variants().then(queryMaker))

  async function corpus(book: BookId): Promise<Corpus> {
    const by = await madeMaker()
    const there = books.get(book) ?? new Corpus(by)
    books.set(book, there)
    return there
  }

  async function addSource(book: BookId, files: readonly ChapterFile[]): Promise<number> {
    const text = await corpus(book)
    let damaged = 0
    for (const { bytes, first, paragraphs } of files) {
      const decoded = decodeChapter(bytes)
      if (decoded.ok && decoded.value.length === paragraphs) text.addSource(first, decoded.value)
      else damaged++
    }
    return damaged
  }

  async function find(
    book: BookId,
    asked: Asked,
    places: readonly SearchPlace[],
    signal?: AbortSignal,
    told?: ToldSoFar,
  ): Promise<Answer<SearchResults>> {
    const made = (await madeMaker()).make(asked)
    if (!made.ok) return made
    const text = await corpus(book)
    const list = new SearchResultList()
    for (const place of places) {
      for (const _ of text.search(place, made.query, list)) {
        const isLong = await pause()
        if (signal?.aborted) return { ok: true, value: nothingFound }
        if (isLong) told?.(() => list.inOrder())
      }
    }
    return { ok: true, value: list.inOrder() }
  }

  return {
    addSource,
    find,
    setTranslations: async (book, rows) => (await corpus(book)).setTranslations(rows),
    setNotes: async (book, rows) => (await corpus(book)).setNotes(rows),
    forget: async book => void books.delete(book),
    excerpts: async (book, hits) => {
      const text = await corpus(book)
      return hits.map(hit => {
        const whole = text.text(hit.place, hit.index, hit.note)
        return whole !== null && hit.end <= whole.length ? excerptOf(whole, hit) : null
      })
    },
    replacements: async (asked, template, words) => {
      const made = (await madeMaker()).make(asked)
      if (!made.ok) return made
      const { query } = made
      return { ok: true, value: words.map(each => replacementFor(query, each, template)) }
    },
    losses: () => 0,
  }
}
