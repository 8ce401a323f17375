/**
 * Everything a reader does with marks. The file is long because it says it once, as an interface,
 * and then makes it.
 */
import type { Anchor, Side } from '#domain/anchor'
import type { Annotation, Category, MarkScope, NoteBody } from '#domain/annotation'
import type { AnnotationId, BookId, CategoryId } from '#domain/ids'
import type { Half } from '#domain/marking/halves'
import type { AnnotationKind, KindFields, KindWord } from '#domain/kinds/index'
import { standaloneNotes } from '#domain/notes/standalone'
import type { Undoable, UndoOrder } from '#domain/undo-order'
import { tagsInUse } from '#storage/annotations'
import type { LibraryDb } from '#storage/db'
import { fetchOnce } from '../fetch-once.ts'
import type { Categories } from './categories.ts'
import type { Live } from '../live.ts'
import type { EmendationByEdition } from './emendation-name.ts'
import type { LibraryTags } from './library-tags.ts'
import type { MarksNow } from './marks-now.ts'
import type { OpenMarks } from './marks.ts'
import type { ReportDamage } from '../report.ts'
import { annotationsAmong, storedAnnotations } from './stored-annotations.ts'
import type { UnfinishedWork } from '../saving/unfinished-work.ts'
import type { Writer } from '../saving/writer.ts'

/**
 * The annotations of the open books. All those of a book are in memory: 10,000 take a few
 * megabytes.
 */
export interface Marking {
  /**
   * A book opened twice has the same marks. They stay in memory until each opening is closed, and
   * no unfinished work is left on the book.
   */
  readonly open: (book: BookId) => Promise<Marks>
  /** The standalone notes, which stay in memory from the first call on. */
  readonly standalone: () => Promise<Marks>
  /** The categories that the open book offers, or those of all books if none is open. */
  readonly categories: Live<readonly Category[]>
  /** The book whose categories `categories` has; null if none is open. */
  readonly openBook: () => BookId | null
  /** Those of every book, and deleted ones: a mark may still have them. */
  readonly knownCategories: Live<readonly Category[]>
  /**
   * Changes the name, colour, shape or book. It shows at once; resolves when it is written or has
   * failed.
   */
  readonly changeCategory: (category: Category) => Promise<void>
  /** Makes a category for `book`, or for all books, at the end of the list. */
  readonly addCategory: (book: BookId | null) => CategoryId
  readonly moveCategory: (id: CategoryId, by: 1 | -1) => void
  /** The number of marks in all books that have the category. */
  readonly countMarks: (id: CategoryId) => Promise<number>
  /** Deletes a category. Its marks in all books get the category `to`. */
  readonly removeCategory: (category: Category, to: CategoryId) => Promise<void>
  /** The tags of all books. */
  readonly tags: LibraryTags
  /** Every tag on a mark in any book, most used first; empty if the database cannot say. */
  readonly tagsInUse: () => Promise<readonly string[]>
}

/** A range on one side of the book that can be marked. */
export interface Marked {
  readonly side: Side
  /** The index in the book of the first anchor's paragraph, from 0. */
  readonly index: number
  readonly anchors: readonly Anchor[]
}

/** The words of an earlier version of an annotation. */
export type Rewritten = Pick<Annotation, 'note' | 'tags'> & KindFields

/** A deleted mark: the step of undo, and how many further passages of its note went with it. */
export interface RemovedMark {
  readonly step: Undoable
  readonly passages: number
}

/** Where the reader is, as far as marking needs it. */
export interface ReaderAt {
  /** The selection; null if nothing is selected. */
  readonly selected: Marked | null
  /** The whole paragraph with the caret; null if it is empty. */
  readonly paragraph: Marked | null
  /**
   * The marks at the caret or in the selection, shortest first. Without a selection, those about
   * the paragraph come last.
   */
  readonly marks: readonly AnnotationId[]
}

/**
 * The marks of an open book. Changes show at once and are written later; the save state reports a
 * failure. Each change that the reader makes is a step in the undo order.
 */
export interface Marks extends MarksNow {
  /**
   * Marks the selection; if nothing is selected, gives the mark at the caret the category. Returns
   * the mark, or null if there is nothing to mark.
   */
  readonly mark: (category: CategoryId, at: ReaderAt) => AnnotationId | null
  /**
   * Returns the mark for a note on the selection, and makes it if necessary. If nothing is
   * selected, it is the mark at the caret, or else one on the whole paragraph; null if that is
   * empty.
   */
  readonly note: (at: ReaderAt) => AnnotationId | null
  /**
   * Returns the mark for a note on a paragraph, a section or the book without any words, and makes
   * it if necessary. `place` has the anchor that is the evidence of its place (`placeAnchor`).
   */
  readonly noteOn: (scope: MarkScope, place: Marked) => AnnotationId | null
  /** Makes another note about the book, whether it has one or not. */
  readonly newNote: (place: Marked) => AnnotationId | null
  /**
   * Takes away a note that `newNote` made if nothing was done to it, as if it had never been made.
   */
  readonly discard: (id: AnnotationId) => void
  /**
   * Marks the selection as `kind`; if nothing is selected, or a mark is on the same words, gives
   * that mark the kind, or makes it an ordinary one if it has the kind already. Returns the mark,
   * or null if there is nothing to mark.
   */
  readonly turn: (kind: AnnotationKind, at: ReaderAt) => AnnotationId | null
  /** Does the same to one mark. */
  readonly turnMark: (id: AnnotationId, kind: AnnotationKind) => void
  /** Gives the mark the state after its own. Does nothing if its kind has no states. */
  readonly nextState: (id: AnnotationId) => void
  readonly recategorise: (id: AnnotationId, category: CategoryId) => void
  /**
   * Gives the mark other words; its note, tags and category stay. `isHeld`: a key is held down, so
   * this belongs to the step of the move before it.
   */
  readonly moveTo: (id: AnnotationId, to: Marked, isHeld?: boolean) => void
  /**
   * Gives a mark its words on the other side, which makes it a pair of ranges, or makes such a mark
   * of two ranges. Returns the mark; null if both are on one side.
   */
  readonly link: (words: AnnotationId | Marked, to: Marked) => AnnotationId | null
  /**
   * Makes the selection a further passage of a note: a cross-reference of the same category, which
   * says `words` and leads to the note. Returns it; null if nothing is selected, the note is gone
   * or is about the selection already.
   */
  readonly addPassage: (note: AnnotationId, at: ReaderAt, words: string) => AnnotationId | null
  /**
   * Makes two marks of one: it keeps the first half with its note, and a new mark of the same
   * category, kind and tags gets the second. Returns the new mark; null without one to split.
   */
  readonly split: (id: AnnotationId, parts: readonly [Half, Half]) => AnnotationId | null
  /**
   * Makes one mark of two: `id` covers `to`, which is on one of its sides, and gets the notes and
   * the tags of both, in the order in which they are given. Returns whether both are there.
   */
  readonly merge: (id: AnnotationId, other: AnnotationId, to: Half) => boolean
  /**
   * Makes readings of another edition emendations of the print, as one step. What is an emendation
   * with this reading already is left out. Returns how many were made.
   */
  readonly emend: (readings: readonly EmendationByEdition[]) => number
  /** The names (`emendationName`) of all emendations of the print. */
  readonly emended: () => ReadonlySet<string>
  /** Takes the words on the other side from a mark. Returns the step; null if it has none. */
  readonly unlink: (id: AnnotationId) => Undoable | null
  readonly retag: (id: AnnotationId, tags: readonly string[]) => void
  /** Everything written in one note without another act in between is one step of undoing. */
  readonly writeNote: (id: AnnotationId, note: NoteBody) => void
  /**
   * Writes a text field that only marks of its kind have. Everything written in one field without
   * another act in between is one step of undoing.
   */
  readonly writeWords: (id: AnnotationId, name: KindWord, text: string) => void
  /** The note of a mark as it is now, drawn or not; empty if it has none. */
  readonly noteOf: (id: AnnotationId) => NoteBody
  /** Whether the next words in the note belong to the step of undoing that was entered last. */
  readonly isWriting: (id: AnnotationId) => boolean
  /** The reader has left the note. The next words are another step. */
  readonly endWriting: () => void
  /** Ticks the paragraph at a place of the note, from 0, or opens it again, as one step. */
  readonly tick: (id: AnnotationId, at: number) => void
  /** Restores an earlier note and earlier tags. */
  readonly rewrite: (id: AnnotationId, words: Rewritten) => void
  /** Adds marks with notes that come from a file, as one step. Those that exist are left alone. */
  readonly bring: (annotations: readonly Annotation[]) => Undoable | null
  /** The reader decides that an orphan stays one. */
  readonly settle: (id: AnnotationId) => void
  /** Deletes a mark with the further passages of its note. Null if there is no such mark. */
  readonly remove: (id: AnnotationId) => RemovedMark | null
  /**
   * Brings `deleted` back with the further passages that went with it, as one step. Returns the
   * step, or null if the mark is there, or was deleted again since.
   */
  readonly bringBack: (deleted: Annotation) => Undoable | null
  /**
   * Takes anchors that moved with the translation they are on. Autosave writes them with the text.
   */
  readonly moved: (annotations: readonly Annotation[]) => void
  readonly close: () => void
}

/** Marking, and what other services need of it. */
export interface MarkingParts {
  readonly marking: Marking
  /**
   * Takes moved anchors, and returns the current rows with them; none if the book's marks are not
   * in memory.
   */
  readonly move: (book: BookId, annotations: readonly Annotation[]) => readonly Annotation[]
  /**
   * The annotations of an open book, without deleted ones; null if it is not open. Reading them
   * again would delay the reader.
   */
  readonly present: (book: BookId) => readonly Annotation[] | null
  /** The marks of the open books. */
  readonly open: ReadonlyMap<BookId, OpenMarks>
  /** Reads the open books' annotations again, because something else has changed the database. */
  readonly reread: () => Promise<void>
}

interface MarkingTools {
  readonly db: LibraryDb
  readonly writer: Writer
  readonly report: ReportDamage
  readonly undo: UndoOrder
  readonly now: () => number
  readonly newId: () => string
  readonly categories: Categories
  /** What still changes the text of a book, and moves its marks, after the book was closed. */
  readonly unfinished: Pick<UnfinishedWork, 'finished'>
}

/** Marking over the one writer. */
export function createMarking(tools: MarkingTools): MarkingParts {
  const { categories } = tools
  const open = new OpenBooks(tools)
  const removal = { ...tools, open: open.marks }

  return {
    marking: {
      open: book => open.open(book),
      standalone: fetchOnce(() => open.open(standaloneNotes)),
      categories: categories.all,
      openBook: categories.shown,
      knownCategories: categories.known,
      changeCategory: categories.change,
      addCategory: categories.add,
      moveCategory: categories.move,
      countMarks: async id =>
        (await (await import('./remove-category.ts')).marksWith(removal, id)).length,
      removeCategory: async (category, to) =>
        (await import('./remove-category.ts')).removeCategory(removal, category, to),
      tags: {
        uses: async () => (await import('./library-tags.ts')).usesOf(removal),
        retag: async wish => (await import('./library-tags.ts')).retag(removal, wish),
      },
      // The tags are only suggestions, and a library opened as an older program left it has no
      // index of them.
      tagsInUse: () => tagsInUse(tools.db).catch(() => []),
    },
    move: (book, annotations) => open.marks.get(book)?.move(annotations) ?? [],
    present: book => open.marks.get(book)?.all.get() ?? null,
    open: open.marks,
    reread: async () => {
      for (const [book, marks] of open.marks) marks.replace(await storedAnnotations(tools, book))
    },
  }
}

/** The marks of a book, and how many have it open. */
interface SharedMarks {
  readonly marks: Promise<OpenMarks>
  users: number
}

/** The books whose marks are in memory. */
class OpenBooks {
  readonly marks = new Map<BookId, OpenMarks>()
  readonly #tools: MarkingTools
  readonly #books = new Map<BookId, SharedMarks>()

  constructor(tools: MarkingTools) {
    this.#tools = tools
  }

  async open(book: BookId): Promise<Marks> {
    const shared = this.#books.get(book) ?? { marks: this.#load(book), users: 0 }
    this.#books.set(book, shared)
    shared.users++
    if (book !== standaloneNotes) this.#tools.categories.show(book)
    const close = once(() => {
      shared.users--
      if (shared.users > 0) return
      if (this.#tools.categories.shown() === book) this.#tools.categories.show(null)
      void this.#forget(book, shared)
    })
    try {
      return { ...(await shared.marks), close }
    } catch (error) {
      close()
      this.#drop(book, shared)
      throw error
    }
  }

  /**
   * Forgets the marks of a closed book. A large change goes on after the closing with the rows as
   * they were then. Until it ends, its anchors are put into the rows as they are now.
   */
  async #forget(book: BookId, shared: SharedMarks): Promise<void> {
    await this.#tools.unfinished.finished(book)
    if (shared.users === 0) this.#drop(book, shared)
  }

  #drop(book: BookId, shared: SharedMarks): void {
    if (this.#books.get(book) !== shared) return
    this.#books.delete(book)
    this.marks.delete(book)
  }

  async #load(book: BookId): Promise<OpenMarks> {
    const written = new Map<AnnotationId, Annotation>()
    // A row that is written after the reading and before the marks are there would be missed.
    const stop = this.#tools.writer.follow(operations => {
      for (const row of annotationsAmong(operations))
        if (row.bookId === book) written.set(row.id, row)
    })
    try {
      return await this.#loadOver(book, written)
    } finally {
      stop()
    }
  }

  /** Loads the marks of a book. Those in `written` are newer than the ones that are read. */
  async #loadOver(
    book: BookId,
    written: ReadonlyMap<AnnotationId, Annotation>,
  ): Promise<OpenMarks> {
    // Loaded with the first book, because the library's screen does not need it.
    const [{ createMarks }, rows] = await Promise.all([
      import('./marks.ts'),
      storedAnnotations(this.#tools, book),
    ])
    for (const [id, row] of written) rows.set(id, row)
    const marks = createMarks({
      ...this.#tools,
      book,
      rows,
      present: () => this.marks.get(book),
      categories: this.#tools.categories.all.get,
    })
    this.marks.set(book, marks)
    return marks
  }
}

function once(run: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) run()
    isDone = true
  }
}
