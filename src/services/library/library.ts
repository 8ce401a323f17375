import type { Api } from '#contract/api'
import type { Fault, Outcome } from '#contract/answers'
import type { BookWords } from '#domain/book-record'
import type { BookId } from '#domain/ids'
import type { Undoable } from '#domain/undo-order'
import type { LibraryDb } from '#storage/db'
import type { TaskOptions } from '../in-worker.ts'
import type { Live } from '../live.ts'
import type { ReportDamage } from '../report.ts'
import type { Writer } from '../saving/writer.ts'
import type { UndoingParts } from '../undoing.ts'
import { BookSteps } from './book-steps.ts'
import type { Importing } from './importing.ts'
import type { Shelf } from './shelf.ts'
import { listShelved, type Shelved } from './shelved.ts'
import { TextAdding } from './text-adding.ts'
import type { ReadablePreview } from './text-preview.ts'

export type { Shelved } from './shelved.ts'

/** The books of the library, and adding new ones. */
export interface Library {
  /** Reads the shelf. `faults` names the books that cannot be read; the others work. */
  readonly list: () => Promise<{
    readonly books: readonly Shelved[]
    readonly faults: readonly Fault[]
  }>
  /** What the reader calls each book. It changes with every `describe` and its undoing. */
  readonly words: Live<ReadonlyMap<BookId, BookWords>>
  /**
   * Changes what a book is called, as a step of undoing. A field that `words` lacks stays; null
   * stands for what the bundle says. Resolves when it is written or has failed; the save state
   * reports a failure. `isTyping`: it goes on with the step before, if that was the same field.
   */
  readonly describe: (book: BookId, words: Partial<BookWords>, isTyping?: boolean) => Promise<void>
  /** Ends a step of typing, so that what is typed next is a step of its own. */
  readonly endTyping: () => void
  /** Resolves when every `describe` has ended, and never rejects; undefined if none is running. */
  readonly described: () => Promise<void> | undefined
  /**
   * Removes a book from the library, as a step of undoing. All work on it is kept and returns with
   * the book.
   */
  readonly remove: (book: BookId) => Promise<Outcome<Undoable>>
  /**
   * Enters the adding of `books`, which are in the library, as one step of undoing. Undoing it
   * leaves those that the reader has opened meanwhile.
   */
  readonly enterAdded: (books: readonly BookId[]) => Undoable
  /**
   * Restores a removed book. This works for ten minutes and until the next start; then its text is
   * in the system's trash.
   */
  readonly bringBack: (book: BookId) => Promise<Outcome<null>>
  /**
   * What a file would become. Nothing is added. Rejects with the signal's reason once it is
   * aborted. The caller releases what is held.
   */
  readonly preview: Importing['preview']
  /**
   * Adds a previewed text, and a translation that came with it wherever the reader has none.
   * Resolves with the id of the book, which is the book there is if the library has the same text;
   * a removed one is restored. A text whose id another text has is added under its own id. Rejects,
   * and adds nothing, if the signal is aborted before the text is written.
   */
  readonly keep: (preview: ReadablePreview, options?: TaskOptions) => Promise<Outcome<BookId>>
}

export interface LibraryTools {
  readonly api: Api
  readonly db: LibraryDb
  readonly writer: Writer
  readonly importing: Importing
  readonly report: ReportDamage
  readonly shelf: Shelf
  readonly undoing: UndoingParts
  readonly now: () => number
  /** The language that books without one of their own are translated into. */
  readonly translationLanguage: () => string
  /** Makes every service that keeps rows in memory read them again. */
  readonly reread: () => Promise<void>
}

/** The library over the shell's bundles and the reader's database. */
export function createLibrary(tools: LibraryTools): Library {
  const steps = new BookSteps(tools)
  const adding = new TextAdding(tools)
  return {
    words: tools.shelf.words,
    list: () => listShelved(tools),
    describe: (...words) => steps.describe(...words),
    endTyping: () => steps.endTyping(),
    described: () => steps.described(),
    remove: book => steps.remove(book),
    enterAdded: books => steps.enterAdded(books),
    bringBack: book => steps.bringBack(book),
    preview: tools.importing.preview,
    keep: (...preview) => adding.add(...preview),
  }
}
