/** Where the links of notes lead. */
import type { Api } from '#contract/api'
import type { Annotation } from '#domain/annotation'
import type { Book } from '#domain/book'
import type { LibraryPlace } from '#domain/notes/place'
import type { LibraryDb } from '#storage/db'
import type { Shelf } from '../library/shelf.ts'
import type { ReportDamage } from '../report.ts'
import type { Writer } from '../saving/writer.ts'
import type { PlaceList } from './place-list.ts'

export type { ListedPlace, PlaceList } from './place-list.ts'

/** A place in one book. */
export type PlaceInBook =
  | { readonly kind: 'book' }
  /** `index` is the paragraph's place in the book, from 0. */
  | { readonly kind: 'paragraph'; readonly index: number }
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
   * read the whole library; after `signal` it reads no further, and what it returns is meaningless.
   */
  readonly find: (place: LibraryPlace, signal?: AbortSignal) => Promise<FoundPlace>
  /** Lists what a link of a note in `book`, which has `marks`, can lead to. The caller ends it. */
  readonly list: (book: Book, marks: readonly Annotation[]) => Promise<PlaceList>
}

export interface PlaceTools {
  readonly api: Pick<Api, 'readChapters'>
  readonly db: LibraryDb
  readonly writer: Pick<Writer, 'waiting'>
  readonly report: ReportDamage
  readonly shelf: Pick<Shelf, 'read'>
}

/** Places over the shelf and the database. Their code is loaded when a link is first followed. */
export function createPlaces(tools: PlaceTools): LibraryPlaces {
  return {
    find: async (place, signal) =>
      (await import('./find-place.ts')).findPlace(tools, place, signal),
    list: async (book, marks) => (await import('./place-list.ts')).listPlaces(tools, book, marks),
  }
}
