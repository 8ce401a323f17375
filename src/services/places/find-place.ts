import type { Annotation } from '#domain/annotation'
import type { Book } from '#domain/book'
import { carriedId } from '#domain/editions/carry-annotations'
import type { AnnotationId, BookId, ParagraphId } from '#domain/ids'
import type { LibraryPlace } from '#domain/notes/place'
import { annotationsNamed } from '#storage/annotations'
import { chaptersFrom } from '../editions/read-text.ts'
import type { ShelfBook } from '../library/shelf.ts'
import type { FoundPlace, PlaceTools } from './places.ts'

type OfKind<K extends LibraryPlace['kind']> = Extract<LibraryPlace, { readonly kind: K }>

/** What `LibraryPlaces.find` returns. */
export async function findPlace(tools: PlaceTools, place: LibraryPlace): Promise<FoundPlace> {
  const { books, records } = await tools.shelf.read()
  const own = books.find(({ book }) => book.id === place.book)
  switch (place.kind) {
    case 'book':
      return own
        ? { ok: true, book: own.book, at: { kind: 'book' }, isOtherEdition: false }
        : { ok: false, why: 'noBook' }
    case 'paragraph':
      return own ? inOwnBook(tools, own, place) : inOtherEdition(tools, books, place)
    case 'mark': {
      if (own) return ownMark(tools, own.book, place)
      const ids = new Set([...records.keys(), ...books.map(({ book }) => book.id)])
      return carriedMark(tools, { books, ids }, place)
    }
  }
}

async function inOwnBook(
  tools: PlaceTools,
  { book, printed }: ShelfBook,
  { paragraph }: OfKind<'paragraph'>,
): Promise<FoundPlace> {
  const index = await indexOf(tools, printed, paragraph)
  if (index === null) return { ok: false, why: 'unreadable' }
  return index < 0
    ? { ok: false, why: 'noParagraph', book }
    : { ok: true, book, at: { kind: 'paragraph', index }, isOtherEdition: false }
}

/** A paragraph has the same id in every book that has its words. */
async function inOtherEdition(
  tools: PlaceTools,
  books: readonly ShelfBook[],
  { paragraph }: OfKind<'paragraph'>,
): Promise<FoundPlace> {
  for (const { book, printed } of books) {
    const index = await indexOf(tools, printed, paragraph)
    if (index !== null && index >= 0)
      return { ok: true, book, at: { kind: 'paragraph', index }, isOtherEdition: true }
  }
  return { ok: false, why: 'noBook' }
}

/** Returns the paragraph's place in the book; -1 if it has none, null if it cannot be read. */
async function indexOf(
  { api }: PlaceTools,
  book: Book,
  paragraph: ParagraphId,
): Promise<number | null> {
  let before = 0
  for (let chapter = 0; chapter < book.chapters.length;) {
    const some = await chaptersFrom(api, book, chapter)
    if (!some.ok) return null
    for (const paragraphs of some.value) {
      const index = paragraphs.findIndex(({ id }) => id === paragraph)
      if (index >= 0) return before + index
      before += paragraphs.length
    }
    chapter += some.value.length
  }
  return -1
}

async function ownMark(
  tools: PlaceTools,
  book: Book,
  { mark: id }: OfKind<'mark'>,
): Promise<FoundPlace> {
  const mark = (await marksNamed(tools, [id])).get(id)
  if (mark?.bookId !== book.id) return { ok: false, why: 'noMark', book }
  if (mark.deletedAt !== null) return { ok: false, why: 'deletedMark', book, mark }
  return { ok: true, book, at: { kind: 'mark', mark }, isOtherEdition: false }
}

/** The most editions in a row through which a mark is followed. */
const mostEditions = 8

/**
 * Finds the mark in a later edition. Work is carried over under ids that are computed from the old
 * ones, so they can be computed here again.
 */
async function carriedMark(
  tools: PlaceTools,
  { books, ids }: { readonly books: readonly ShelfBook[]; readonly ids: ReadonlySet<BookId> },
  place: OfKind<'mark'>,
): Promise<FoundPlace> {
  const shelved = new Map(books.map(({ book }) => [book.id, book]))
  let last: readonly AnnotationId[] = [place.mark]
  for (let edition = 0; edition < mostEditions && last.length > 0; edition++) {
    const copies = new Map(
      last.flatMap(id => [...ids].map(book => [carriedId(book, id), book] as const)),
    )
    const found = [...(await marksNamed(tools, [...copies.keys()])).values()].filter(
      ({ id, bookId }) => copies.get(id) === bookId,
    )
    for (const mark of found) {
      const book = shelved.get(mark.bookId)
      if (book && mark.deletedAt === null)
        return { ok: true, book, at: { kind: 'mark', mark }, isOtherEdition: true }
    }
    last = found.map(({ id }) => id)
  }
  return { ok: false, why: 'noBook' }
}

/** Returns the annotations with these ids, written or not. */
async function marksNamed(
  { db, writer, report }: PlaceTools,
  ids: readonly AnnotationId[],
): Promise<ReadonlyMap<AnnotationId, Annotation>> {
  // Taken before reading and after: a row that is written meanwhile may be in neither result.
  const before = writer.waiting()
  const { rows, damaged } = await annotationsNamed(db, ids)
  report('annotations', damaged)
  const found = new Map(rows.map(row => [row.id, row]))
  for (const { table, row } of [...before, ...writer.waiting()])
    if (table === 'annotations' && ids.includes(row.id)) found.set(row.id, row)
  return found
}
