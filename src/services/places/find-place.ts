import type { Annotation } from '#domain/annotation'
import type { Book } from '#domain/book'
import { carriedId } from '#domain/editions/carry-annotations'
import type { AnnotationId, BookId, ParagraphId } from '#domain/ids'
import { placeOfName } from '#domain/structure/paragraph-change'
import { standaloneBook, standaloneNotes } from '#domain/notes/standalone'
import type { LibraryPlace } from '#domain/notes/place'
import { annotationsNamed } from '#storage/annotations'
import { isRepeat } from '#formats/naming'
import { chaptersFrom } from '../editions/read-text.ts'
import type { ShelfBook } from '../library/shelf.ts'
import { isDistinctive } from './distinctive.ts'
import { inLaterEdition } from './later-edition.ts'
import type { FoundPlace, PlaceInBook, PlaceTools } from './places.ts'

type OfKind<K extends LibraryPlace['kind']> = Extract<LibraryPlace, { readonly kind: K }>

/** How far a place is sought. */
interface Looking {
  readonly signal: AbortSignal | undefined
  readonly within: 'book' | 'library'
}

/** What `LibraryPlaces.find` returns. */
export async function findPlace(
  tools: PlaceTools,
  place: LibraryPlace,
  looking: Looking,
): Promise<FoundPlace> {
  const { books, records } = await tools.shelf.read()
  if (place.book === standaloneNotes && place.kind === 'mark')
    return ownMark(tools, standaloneBook('', ''), place)
  const own = books.find(({ book }) => book.id === place.book)
  switch (place.kind) {
    case 'book':
      return own
        ? { ok: true, book: own.book, at: { kind: 'book' }, isOtherEdition: false }
        : { ok: false, why: 'noBook' }
    case 'paragraph':
      if (own) return inOwnBook(tools, own, place, looking)
      return looking.within === 'book'
        ? { ok: false, why: 'noBook' }
        : elsewhere(tools, books, place, looking)
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
  { paragraph: name }: OfKind<'paragraph'>,
  { signal }: Looking,
): Promise<FoundPlace> {
  // The reader may have copied the link in a part of a paragraph that they had split.
  const { paragraph, offset } = placeOfName(name)
  const found = await inBook(tools, printed, paragraph, signal)
  if (found === 'unreadable') return { ok: false, why: 'unreadable' }
  return found === null
    ? { ok: false, why: 'noParagraph', book }
    : { ok: true, book, at: placeAt(found.index, offset), isOtherEdition: false }
}

const placeAt = (index: number, offset: number): PlaceInBook => ({
  kind: 'paragraph',
  index,
  ...(offset > 0 && { offset }),
})

/** Looks in other editions: for the same words, and then for the work that was carried over. */
async function elsewhere(
  tools: PlaceTools,
  books: readonly ShelfBook[],
  place: OfKind<'paragraph'>,
  looking: Looking,
): Promise<FoundPlace> {
  const same = await inOtherEdition(tools, books, place, looking)
  if (same.ok) return same
  const { paragraph } = placeOfName(place.paragraph)
  const gone = { book: place.book, paragraph }
  const later = await inLaterEdition(tools, books, gone, looking.signal)
  if (!later) return same
  const { book, printed } = later.edition
  const found =
    later.paragraph && (await inBook(tools, printed, placeOfName(later.paragraph).paragraph))
  if (found === 'unreadable') return { ok: false, why: 'unreadable' }
  if (found === null) return { ok: false, why: 'noParagraph', book }
  return { ok: true, book, at: placeAt(found.index, 0), isOtherEdition: true }
}

/**
 * A paragraph has the same id in every book that has its words, related or not. So another edition
 * is only assumed if one book alone has it, and if it is no title or saying that any book may have.
 */
async function inOtherEdition(
  tools: PlaceTools,
  books: readonly ShelfBook[],
  { paragraph: name }: OfKind<'paragraph'>,
  { signal }: Looking,
): Promise<FoundPlace> {
  const lost: FoundPlace = { ok: false, why: 'noBook' }
  const { paragraph } = placeOfName(name)
  if (isRepeat(paragraph)) return lost
  let only: FoundPlace | null = null
  for (const { book, printed } of books) {
    const found = await inBook(tools, printed, paragraph, signal)
    if (found === null || found === 'unreadable') continue
    if (only || !isDistinctive(found.text)) return lost
    const at = { kind: 'paragraph', index: found.index } as const
    only = { ok: true, book, at, isOtherEdition: true }
  }
  return only ?? lost
}

/** A paragraph of a book, with its place there. */
interface ParagraphThere {
  readonly index: number
  readonly text: string
}

/** Returns the paragraph in the book; null if it is not there, or if `signal` ended the reading. */
async function inBook(
  { api }: PlaceTools,
  book: Book,
  paragraph: ParagraphId,
  signal?: AbortSignal,
): Promise<ParagraphThere | 'unreadable' | null> {
  let before = 0
  for (let chapter = 0; chapter < book.chapters.length && !signal?.aborted;) {
    const some = await chaptersFrom(api, book, chapter)
    if (!some.ok) return 'unreadable'
    for (const paragraphs of some.value) {
      const index = paragraphs.findIndex(({ id }) => id === paragraph)
      const there = paragraphs[index]
      if (there) return { index: before + index, text: there.text }
      before += paragraphs.length
    }
    chapter += some.value.length
  }
  return null
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
