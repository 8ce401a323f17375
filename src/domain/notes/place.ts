/**
 * Places in the library that a link can lead to, in a note or in another program. Ids are stable,
 * so an address stays right whatever becomes of titles, words and the order of books.
 */
import type { NoteBody } from '../annotation.ts'
import {
  annotationId,
  bookId,
  isSafeName,
  paragraphId,
  type AnnotationId,
  type BookId,
  type ParagraphId,
} from '../ids.ts'
import { longestTarget, ownScheme } from './link-target.ts'

export type LibraryPlace =
  | { readonly kind: 'book'; readonly book: BookId }
  | { readonly kind: 'paragraph'; readonly book: BookId; readonly paragraph: ParagraphId }
  /** A mark, with or without a note. */
  | { readonly kind: 'mark'; readonly book: BookId; readonly mark: AnnotationId }

/** Begins the title that may follow an address after a question mark. */
export const titlePrefix = 'title='

/** Begins the addresses of all places in `book`, except that of the book itself. */
export const addressesIn = (book: BookId): string => `${ownScheme}book/${book}/`

/** Returns the address of `place`, which is a valid target of a link. */
export function addressOf(place: LibraryPlace): string {
  switch (place.kind) {
    case 'book':
      return `${ownScheme}book/${place.book}`
    case 'paragraph':
      return `${addressesIn(place.book)}paragraph/${place.paragraph}`
    case 'mark':
      return `${addressesIn(place.book)}mark/${place.mark}`
  }
}

/**
 * Returns the place at `address`; null if it leads elsewhere, or to what only a newer program
 * knows. Slashes after the scheme, which some programs ask for, and a title (`link-title.ts`)
 * change nothing.
 */
export function placeAt(address: string): LibraryPlace | null {
  if (address.length > longestTarget) return null
  if (address.slice(0, ownScheme.length).toLowerCase() !== ownScheme) return null
  const [path = '', title] = address.slice(ownScheme.length).split(/\?(.*)/s)
  if (title !== undefined && !title.startsWith(titlePrefix)) return null
  const [first, book, kind, name, ...rest] = path.replace(/^\/\//, '').split('/')
  if (first !== 'book' || !isSafeName(book) || rest.length > 0) return null
  if (kind === undefined) return { kind: 'book', book: bookId(book) }
  if (!isSafeName(name)) return null
  if (kind === 'paragraph') return { kind, book: bookId(book), paragraph: paragraphId(name) }
  return kind === 'mark' ? { kind, book: bookId(book), mark: annotationId(name) } : null
}

/** A link of a note into the library. */
export interface PlaceLink {
  readonly address: string
  /** The linked words. */
  readonly words: string
}

/** Returns the links of `note` into the library, in their order. */
export function placeLinksIn(note: NoteBody): readonly PlaceLink[] {
  return note.flatMap(({ text, spans }) =>
    spans
      .toSorted((a, b) => a.start - b.start)
      .flatMap(span => {
        const place = span.format === 'link' ? placeAt(span.target) : null
        return place ? [{ address: addressOf(place), words: text.slice(span.start, span.end) }] : []
      }),
  )
}

/** Returns the first link of `note` into the library, or null. */
export const firstPlaceLinked = (note: NoteBody): PlaceLink | null => placeLinksIn(note)[0] ?? null

/** The addresses of the places in the library that `note` links to, each once. */
export const placesLinked = (note: NoteBody): readonly string[] => [
  ...new Set(placeLinksIn(note).map(({ address }) => address)),
]
