/** Which notes link to the places of a book, followed while they change. */
import type { Annotation } from '#domain/annotation'
import type { AnnotationId, BookId } from '#domain/ids'
import { isStandalone } from '#domain/notes/standalone'
import { addressOf, placeAt, placesLinked, type LibraryPlace } from '#domain/notes/place'
import { annotationsLinkingTo } from '#storage/annotations'
import { live, type Live } from '../live.ts'
import { annotationsAmong } from '../marking/stored-annotations.ts'
import type { PlaceTools } from './places.ts'

/** A mark whose note links to a place. */
export interface Backlink {
  readonly mark: Annotation
  /** The title of its book; '' if that is the book of the place. */
  readonly title: string
}

export interface Backlinks {
  /** Rises when something links to a place of the book that did not before, or no longer does. */
  readonly times: Live<number>
  /**
   * Returns the marks whose notes link to one of `places`, in the order in which they were made.
   * Without deleted ones, those of removed books, and the marks of the places themselves.
   */
  readonly to: (...places: readonly LibraryPlace[]) => readonly Backlink[]
  /** Ends the following of changes. */
  readonly close: () => void
}

/** Reads what links to places of `book`. Rejects if the database cannot be read. */
export async function readBacklinks(
  { db, writer, report, shelf }: Omit<PlaceTools, 'api' | 'searching'>,
  book: BookId,
): Promise<Backlinks> {
  const found = new Linking(book)
  // What waits, and what is written from now on, is newer than anything still being read.
  const close = writer.follow(operations => found.take(annotationsAmong(operations)))
  found.take(annotationsAmong(writer.waiting()))
  try {
    const [{ rows, damaged }, { books }] = await Promise.all([
      annotationsLinkingTo(db, book),
      shelf.read(),
    ])
    report('annotations', damaged)
    found.learn(rows)
    const titles = new Map(books.map(one => [one.book.id, one.book.title]))
    const backlink = (mark: Annotation): readonly Backlink[] => {
      const title = isStandalone(mark) ? '' : titles.get(mark.bookId)
      if (title === undefined) return []
      return [{ mark, title: mark.bookId === book ? '' : title }]
    }
    return { times: found.times, to: (...places) => found.to(places).flatMap(backlink), close }
  } catch (error) {
    close()
    throw error
  }
}

class Linking {
  readonly times = live(0)
  readonly #book: BookId
  readonly #known = new Map<AnnotationId, readonly string[]>()
  readonly #byAddress = new Map<string, Map<AnnotationId, Annotation>>()

  constructor(book: BookId) {
    this.#book = book
  }

  /** Adds rows that were read, unless a newer form of them is known. */
  learn(rows: readonly Annotation[]): void {
    this.take(rows.filter(({ id }) => !this.#known.has(id)))
  }

  take(rows: readonly Annotation[]): void {
    const changes = rows.filter(row => this.#keep(row))
    if (changes.length > 0) this.times.set(this.times.get() + 1)
  }

  to(places: readonly LibraryPlace[]): readonly Annotation[] {
    const there = new Map<AnnotationId, Annotation>()
    for (const place of places)
      for (const [id, mark] of this.#byAddress.get(addressOf(place)) ?? []) there.set(id, mark)
    for (const place of places) if (place.kind === 'mark') there.delete(place.mark)
    return [...there.values()].sort((a, b) => a.createdAt - b.createdAt)
  }

  /** Returns whether the mark links, or did before. */
  #keep(row: Annotation): boolean {
    const before = this.#known.get(row.id)
    const now = row.deletedAt === null ? placesLinked(row.note).filter(this.#isHere) : []
    for (const address of before ?? []) this.#byAddress.get(address)?.delete(row.id)
    for (const address of now) {
      const there = this.#byAddress.get(address)
      if (there) there.set(row.id, row)
      else this.#byAddress.set(address, new Map([[row.id, row]]))
    }
    this.#known.set(row.id, now)
    return now.length > 0 || (before !== undefined && before.length > 0)
  }

  readonly #isHere = (address: string): boolean => placeAt(address)?.book === this.#book
}
