import type { Book } from '#domain/book'
import type { AnnotationId, BookId, OutlineItemId } from '#domain/ids'
import type { CarriedWork } from '#services/editions/editions'
import type { PlaceInBook } from '#services/places/places'
import type { Shelved } from '#services/library/library'
import type { DialogName } from './dialogs.tsx'
import { allBooks, type WantedBooks } from './library/shelf-order.ts'
import type { LeftNotebook, NotebookScope } from './notebook/notebook-state.ts'
import { nothingSought, type Sought, type SoughtElsewhere } from './search/sought.ts'

/** A text to which the work on its older edition was carried over. */
export interface CarriedReport {
  readonly id: BookId
  readonly title: string
  /** BCP 47. */
  readonly language: string
  readonly work: CarriedWork
}

/** The notebook has the marks, and the outlines. */
export type NotebookPart = 'marks' | 'outline'

/** A place in an outline to which the reader goes. */
export interface OutlineGoal {
  readonly outline: OutlineItemId
  /** The outline itself, or something in it. */
  readonly item: OutlineItemId
}

/** The notebook, on the screen or left. */
export interface NotebookInWindow {
  readonly isShown: boolean
  readonly part: NotebookPart
  /** What the outlines show; null for what was changed last. */
  readonly goal: OutlineGoal | null
  /** The book from which it was opened, and to which the reader goes back; null for the library. */
  readonly from: Book | null
  readonly scope: NotebookScope
  /** As the reader left it; null if it was never open. */
  readonly left: LeftNotebook | null
}

/**
 * What the window shows: a book, the notebook, the search in the library, or the library; and
 * dialogs over them.
 */
export interface WindowState {
  /** The open book; `null` in the library. */
  readonly book: Book | null
  /** The search in the library that led to the open book. */
  readonly elsewhere: SoughtElsewhere | null
  /** The place to which a link led that opened the book. */
  readonly goal: PlaceInBook | null
  /** Whether the book was opened for the review of its marks without a place. */
  readonly isReviewing: boolean
  /** Whether the book was opened from the notebook, so that going back leads there. */
  readonly isFromNotebook: boolean
  readonly notebook: NotebookInWindow
  readonly sought: Sought
  /** How often the reader has asked to search all books since that search was last closed. */
  readonly asks: number
  /** The book from which all books were searched, and to which the reader goes back. */
  readonly searchFrom: Book | null
  readonly wanted: WantedBooks
  /** The book that gets the focus in the library. */
  readonly left: BookId | null
  readonly dialog: DialogName | null
  /** The standalone note that is written over whatever else is shown. */
  readonly note: AnnotationId | null
  readonly described: Shelved | null
  readonly isPasting: boolean
  readonly carried: CarriedReport | null
}

export type WindowEvent =
  | {
      readonly type: 'opened'
      readonly book: Book
      readonly elsewhere: SoughtElsewhere | null
      readonly isReviewing?: boolean
      readonly goal?: PlaceInBook
      readonly isFromNotebook?: boolean
    }
  | { readonly type: 'closed-book' }
  /** Without `part`, as the reader left it. */
  | { readonly type: 'opened-notebook'; readonly part?: NotebookPart; readonly goal?: OutlineGoal }
  | { readonly type: 'left-notebook'; readonly left: LeftNotebook }
  | { readonly type: 'closed-notebook' }
  | { readonly type: 'asked-search' }
  /** Leads back to the book from which the search was opened, or to the library. */
  | { readonly type: 'closed-search'; readonly to: 'before' | 'library' }
  | { readonly type: 'sought'; readonly sought: Sought }
  | { readonly type: 'wanted'; readonly wanted: WantedBooks }
  | { readonly type: 'left'; readonly book: BookId | null }
  | { readonly type: 'dialog'; readonly name: DialogName | null }
  | { readonly type: 'note'; readonly note: AnnotationId | null }
  | { readonly type: 'described'; readonly book: Shelved | null }
  | { readonly type: 'pasting'; readonly isPasting: boolean }
  | { readonly type: 'carried'; readonly report: CarriedReport | null }
  /** The report was closed. The focus, which was in the dialog, goes to the book it was about. */
  | { readonly type: 'closed-report' }

/** Returns the window as it is at a start, with `book` open if the page was loaded again. */
export const windowAtStart = (book: Book | null): WindowState => ({
  book,
  elsewhere: null,
  goal: null,
  isReviewing: false,
  isFromNotebook: false,
  notebook: { isShown: false, part: 'marks', goal: null, from: null, scope: 'all', left: null },
  sought: nothingSought,
  asks: 0,
  searchFrom: null,
  wanted: allBooks,
  left: null,
  dialog: null,
  note: null,
  described: null,
  isPasting: false,
  carried: null,
})

const noBook = { book: null, isFromNotebook: false } as const

/** A place in the open book is gone to; nothing that is open is opened again. */
function withOpened(
  state: WindowState,
  event: Extract<WindowEvent, { readonly type: 'opened' }>,
): WindowState {
  if (event.goal && state.book?.id === event.book.id && !event.isFromNotebook)
    return { ...state, goal: event.goal }
  return {
    ...state,
    book: event.book,
    elsewhere: event.elsewhere,
    goal: event.goal ?? null,
    isReviewing: event.isReviewing ?? false,
    isFromNotebook: event.isFromNotebook ?? false,
    notebook: { ...state.notebook, isShown: false },
  }
}

const withoutNotebook = (state: WindowState): WindowState => ({
  ...state,
  book: state.notebook.from,
  elsewhere: null,
  goal: null,
  isReviewing: false,
  notebook: { ...state.notebook, isShown: false },
})

/** The reducer of `WindowState`. */
export function windowAfter(state: WindowState, event: WindowEvent): WindowState {
  switch (event.type) {
    case 'opened':
      return withOpened(state, event)
    case 'closed-book':
      return {
        ...state,
        book: null,
        isFromNotebook: false,
        notebook: { ...state.notebook, isShown: false },
        left: state.book?.id ?? state.left,
      }
    case 'opened-notebook':
      return {
        ...state,
        ...noBook,
        notebook: { ...shownNotebook(state, event.part), goal: event.goal ?? null },
      }
    case 'left-notebook':
      return { ...state, notebook: { ...state.notebook, left: event.left } }
    case 'closed-notebook':
      return withoutNotebook(state)
    case 'asked-search':
      return {
        ...state,
        asks: state.asks + 1,
        searchFrom: leftForSearch(state),
        notebook: { ...state.notebook, isShown: false },
      }
    case 'closed-search':
      return {
        ...state,
        book: event.to === 'before' ? state.searchFrom : null,
        elsewhere: null,
        goal: null,
        isReviewing: false,
        asks: 0,
        searchFrom: null,
        left: state.searchFrom?.id ?? state.left,
      }
    case 'sought':
      return { ...state, sought: event.sought }
    case 'wanted':
      return { ...state, wanted: event.wanted }
    case 'left':
      return { ...state, left: event.book }
    case 'dialog':
      return { ...state, dialog: event.name }
    case 'note':
      return { ...state, note: event.note }
    case 'described':
      return { ...state, described: event.book }
    case 'pasting':
      return { ...state, isPasting: event.isPasting }
    case 'carried':
      return { ...state, carried: event.report }
    case 'closed-report':
      return { ...state, carried: null, left: state.carried?.id ?? state.left }
  }
}

/** Returns the book that the reader leaves for the search; null if no book is open. */
function leftForSearch({ book, notebook, asks, searchFrom }: WindowState): Book | null {
  if (notebook.isShown) return notebook.from
  return book ?? (asks > 0 ? searchFrom : null)
}

/** Whether the search in all books fills the window. */
export const isSearching = ({ book, notebook, asks }: WindowState): boolean =>
  book === null && !notebook.isShown && asks > 0

/** A book that was opened from the notebook leads back to it as it was. */
function shownNotebook(
  { book, isFromNotebook, notebook }: WindowState,
  part: NotebookPart = notebook.part,
): NotebookInWindow {
  if (notebook.isShown) return { ...notebook, part }
  if (isFromNotebook) return { ...notebook, isShown: true, part, scope: 'asBefore' }
  return { ...notebook, isShown: true, part, from: book, scope: book ? book.id : 'all' }
}
