/** Where the links of notes lead. */
import type { Api } from '#contract/api'
import type { Side } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import type { Book } from '#domain/book'
import type { BookId } from '#domain/ids'
import type { LibraryPlace } from '#domain/notes/place'
import type { LibraryDb } from '#storage/db'
import { live, type Live } from '../live.ts'
import type { Shelf } from '../library/shelf.ts'
import type { ReportDamage } from '../report.ts'
import type { Writer } from '../saving/writer.ts'
import type { Searching } from '../searching/searching.ts'
import type { Structures } from '../structure/structures.ts'
import type { Backlinks } from './backlinks.ts'
import type { PlaceList } from './place-list.ts'

export type { Backlink, Backlinks } from './backlinks.ts'
export type { ListedPlace, PlaceList } from './place-list.ts'

/** A place in one book. */
export type PlaceInBook =
  | { readonly kind: 'book' }
  /** A place of the print: the paragraph's place in the book, from 0, and a UTF-16 offset. */
  | { readonly kind: 'paragraph'; readonly index: number; readonly offset?: number }
  /** Words as they are shown: the paragraph's place in the shown text, and UTF-16 offsets. */
  | {
      readonly kind: 'words'
      readonly side: Side
      readonly index: number
      readonly start: number
      readonly end: number
    }
  /** A mark; one that was deleted is brought back before it is shown. */
  | { readonly kind: 'mark'; readonly mark: Annotation }

export type FoundPlace =
  | {
      readonly ok: true
      readonly book: Book
      readonly at: PlaceInBook
      /** Whether the book of the link is gone, and this is another edition of it. */
      readonly isOtherEdition: boolean
    }
  | LostPlace

/** Why a link leads nowhere, and the book that it leads to if the library has it. */
export type LostPlace =
  | { readonly ok: false; readonly why: 'noBook' | 'unreadable' }
  | { readonly ok: false; readonly why: 'noParagraph' | 'noMark'; readonly book: Book }
  | {
      readonly ok: false
      readonly why: 'deletedMark'
      readonly book: Book
      readonly mark: Annotation
    }

export interface LibraryPlaces {
  /**
   * Finds what a link leads to, as it is now, saved or not. Rejects if nothing can be read. It may
   * read the whole library, unless it is to look in the `'book'` of the link only. After `signal`
   * it reads no further, and what it returns is meaningless.
   */
  readonly find: (
    place: LibraryPlace,
    signal?: AbortSignal,
    within?: 'book' | 'library',
  ) => Promise<FoundPlace>
  /** Lists what a link of a note in `book`, which has `marks`, can lead to. The caller ends it. */
  readonly list: (book: Book, marks: readonly Annotation[]) => Promise<PlaceList>
  /**
   * Reads which notes link to places of a book, and follows what is written. The caller ends that.
   * Rejects if the database cannot be read.
   */
  readonly backlinks: (book: BookId) => Promise<Backlinks>
  /** Changes when backlinks must be read again, because something has changed the database. */
  readonly times: Live<number>
}

export interface PlaceTools {
  readonly api: Pick<Api, 'readChapters'>
  readonly db: LibraryDb
  readonly writer: Pick<Writer, 'waiting' | 'follow'>
  readonly report: ReportDamage
  readonly shelf: Pick<Shelf, 'read'>
  readonly searching: Pick<Searching, 'inLibrary'>
  readonly structures: Pick<Structures, 'open'>
}

/** Places over the shelf and the database. Their code is loaded when a link is first followed. */
export function createPlaces(tools: PlaceTools): LibraryPlaces & { readonly reread: () => void } {
  const times = live(0)
  return {
    find: async (place, signal, within = 'library') =>
      (await import('./find-place.ts')).findPlace(tools, place, { signal, within }),
    list: async (book, marks) => (await import('./place-list.ts')).listPlaces(tools, book, marks),
    backlinks: async book => (await import('./backlinks.ts')).readBacklinks(tools, book),
    times,
    reread: () => times.set(times.get() + 1),
  }
}
