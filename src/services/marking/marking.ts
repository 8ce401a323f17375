import type { Anchor, Side } from '#domain/anchor'
import type { Annotation, Category, NoteBody } from '#domain/annotation'
import type { AnnotationId, BookId, CategoryId } from '#domain/ids'
import type { Undoable, UndoOrder } from '#domain/undo-order'
import { tagsInUse } from '#storage/annotations'
import type { LibraryDb } from '#storage/db'
import type { Categories } from './categories.ts'
import type { Live } from '../live.ts'
import type { MarksNow } from './marks-now.ts'
import { createMarks, type OpenMarks } from './marks.ts'
import type { ReportDamage } from '../report.ts'
import { storedAnnotations } from './stored-annotations.ts'
import type { Writer } from '../saving/writer.ts'

/** The reader's annotations of one book. All are in memory: 10,000 of them are a few megabytes. */
export interface Marking {
  /** Opened twice, a book has the same marks, until they are closed as often. */
  readonly open: (book: BookId) => Promise<Marks>
  readonly categories: Live<readonly Category[]>
  /** Changes name, colour or shape. Shows at once; resolves when it is written or has failed. */
  readonly changeCategory: (category: Category) => Promise<void>
  /** Every tag on a mark in any book, once, most used first; none where that cannot be known. */
  readonly tagsInUse: () => Promise<readonly string[]>
}

/** A stretch of one side of the book that can be marked. */
export interface Marked {
  readonly side: Side
  /** The first anchor's paragraph's place in the book, from 0. */
  readonly index: number
  readonly anchors: readonly Anchor[]
}

/** Where the reader is, as far as marking needs to know. */
export interface ReaderAt {
  /** What is selected; null where nothing is. */
  readonly selected: Marked | null
  /** The whole paragraph with the caret; null where it is empty. */
  readonly paragraph: Marked | null
  /** The marks at the caret or in the selection, shortest first. */
  readonly marks: readonly AnnotationId[]
}

/**
 * Changes show at once and are written after; a failure is shown by the save state. Each change
 * of the reader's is a step in the undo order.
 */
export interface Marks extends MarksNow {
  /** Marks the selection; with nothing selected, gives the mark at the caret that category. The mark, or null where there is nothing to mark. */
  readonly mark: (category: CategoryId, at: ReaderAt) => AnnotationId | null
  /** The mark for a note on the selection: the one that is there, or a new one; with nothing selected the mark at the caret, or else the whole paragraph. */
  readonly note: (at: ReaderAt) => AnnotationId | null
  readonly recategorise: (id: AnnotationId, category: CategoryId) => void
  readonly retag: (id: AnnotationId, tags: readonly string[]) => void
  /** What is written in a note without anything else being done between is one step of undoing. */
  readonly writeNote: (id: AnnotationId, note: NoteBody) => void
  /** What the note of a mark says now, empty where there is none: also what has not been drawn yet. */
  readonly noteOf: (id: AnnotationId) => NoteBody
  /** Whether what is written next in the note of a mark belongs to the step of undoing that was entered last. */
  readonly isWriting: (id: AnnotationId) => boolean
  /** The reader has left the note: what is written next is another step. */
  readonly endWriting: () => void
  /** Gives a mark an earlier note and earlier tags. */
  readonly rewrite: (id: AnnotationId, words: Pick<Annotation, 'note' | 'tags'>) => void
  /** The step that deleting it was; null where there is no such mark. */
  readonly remove: (id: AnnotationId) => Undoable | null
  /** Takes over anchors that moved with the translation they are on. Written by autosave, with that text. */
  readonly moved: (annotations: readonly Annotation[]) => void
  readonly close: () => void
}

/** Marking, and what autosave needs of it. */
export interface MarkingParts {
  readonly marking: Marking
  /** Takes over moved anchors; answers the rows as they are with them. */
  readonly move: (book: BookId, annotations: readonly Annotation[]) => readonly Annotation[]
  /** The annotations of a book that is open, without those deleted; null where it is not. To read them once more takes a moment of which everybody hears. */
  readonly present: (book: BookId) => readonly Annotation[] | null
  /** Reads the open books' annotations anew: the database has been changed by something else. */
  readonly reread: () => Promise<void>
}

/** Marking over the one writer. */
export function createMarking(tools: {
  readonly db: LibraryDb
  readonly writer: Writer
  readonly report: ReportDamage
  readonly undo: UndoOrder
  readonly now: () => number
  readonly newId: () => string
  readonly categories: Categories
}): MarkingParts {
  const { now, categories } = tools
  const books = new Map<BookId, { readonly marks: Promise<OpenMarks>; users: number }>()
  const opened = new Map<BookId, OpenMarks>()

  async function load(book: BookId): Promise<OpenMarks> {
    const marks = createMarks({
      ...tools,
      book,
      rows: await storedAnnotations(tools, book),
      present: () => opened.get(book),
      categories: categories.all.get,
    })
    opened.set(book, marks)
    return marks
  }

  async function open(book: BookId): Promise<Marks> {
    const shared = books.get(book) ?? { marks: load(book), users: 0 }
    books.set(book, shared)
    shared.users++
    const close = () => {
      shared.users--
      if (shared.users > 0) return
      books.delete(book)
      opened.delete(book)
    }
    try {
      return { ...(await shared.marks), close: once(close) }
    } catch (error) {
      close()
      throw error
    }
  }

  function move(book: BookId, annotations: readonly Annotation[]): readonly Annotation[] {
    const marks = opened.get(book)
    return marks
      ? marks.move(annotations)
      : annotations.map(annotation => ({ ...annotation, updatedAt: now() }))
  }

  async function reread(): Promise<void> {
    for (const [book, marks] of opened) marks.replace(await storedAnnotations(tools, book))
  }

  return {
    marking: {
      open,
      categories: categories.all,
      changeCategory: categories.change,
      // It is an offer only: a library opened as an older program left it has no such index.
      tagsInUse: () => tagsInUse(tools.db).catch(() => []),
    },
    move,
    present: book => opened.get(book)?.all.get() ?? null,
    reread,
  }
}

function once(run: () => void): () => void {
  let done = false
  return () => {
    if (!done) run()
    done = true
  }
}
