import type { AnnotationId, BookId } from '#domain/ids'
import type { Facet } from '#domain/notebook/entry'
import { noFilter, withChosen, type Days, type NotebookFilter } from '#domain/notebook/filter'
import type { Grouping, NotebookRow } from '#domain/notebook/groups'
import type { NotebookOrder } from '#domain/notebook/order'
import { readView, type NotebookView } from '#domain/notebook/view'
import { selectedAfter, type Selecting } from './selecting.ts'

/** What the notebook shows, and what the reader has selected in it. */
export interface NotebookState {
  readonly words: string
  readonly filter: NotebookFilter
  readonly order: NotebookOrder
  readonly grouping: Grouping
  /** The keys of the groups whose marks are hidden. */
  readonly closed: ReadonlySet<string>
  /** Also marks that the filter hides now; nothing is done to those. */
  readonly selected: ReadonlySet<AnnotationId>
  /** The key of the row from which a selection is extended. */
  readonly pivot: string | null
}

export type NotebookEvent =
  | { readonly type: 'sought'; readonly words: string }
  | { readonly type: 'chosen'; readonly facet: Facet; readonly values: readonly string[] }
  | { readonly type: 'filtered'; readonly filter: NotebookFilter }
  | { readonly type: 'days'; readonly days: Days }
  | { readonly type: 'cleared' }
  | { readonly type: 'viewed'; readonly view: NotebookView }
  | { readonly type: 'ordered'; readonly order: NotebookOrder }
  | { readonly type: 'grouped'; readonly grouping: Grouping }
  | { readonly type: 'turned'; readonly group: string }
  | {
      readonly type: 'selecting'
      /** All rows that are shown. */
      readonly rows: readonly NotebookRow[]
      readonly row: Selecting
    }
  | {
      readonly type: 'selected'
      readonly marks: ReadonlySet<AnnotationId>
      readonly pivot: string | null
    }

/** A row of the list, and how far it was below the top of what scrolls it, in CSS pixels. */
export interface PlaceInList {
  readonly row: string
  readonly top: number
}

/** A notebook that the reader has left, so that it can be shown as it was. */
export interface LeftNotebook {
  readonly state: NotebookState
  readonly place: PlaceInList | null
}

/** Which books the notebook shows when it opens: those of the state before, all, or one. */
export type NotebookScope = 'asBefore' | 'all' | BookId

const nothing: ReadonlySet<never> = new Set()

/** A notebook that was not opened before. */
export const freshNotebook: NotebookState = {
  words: '',
  filter: noFilter,
  order: 'place',
  grouping: 'none',
  closed: nothing,
  selected: nothing,
  pivot: null,
}

/** Returns the notebook as it was left before the start, whose view is `stored`. */
export const notebookBefore = (stored: string): NotebookState => ({
  ...freshNotebook,
  ...readView(stored),
})

/**
 * Returns the state in which the notebook opens. Only the way back from a mark keeps the selection.
 */
export function openedNotebook(state: NotebookState, scope: NotebookScope): NotebookState {
  if (scope === 'asBefore') return state
  const books = scope === 'all' ? [] : [scope]
  const isSame =
    state.filter.chosen.book.length === books.length &&
    books.every(book => state.filter.chosen.book.includes(book))
  const filter = isSame ? state.filter : withChosen(state.filter, 'book', books)
  return { ...state, filter, selected: nothing, pivot: null }
}

/** The reducer of `NotebookState`. */
export function notebookAfter(state: NotebookState, event: NotebookEvent): NotebookState {
  switch (event.type) {
    case 'sought':
      return { ...state, words: event.words }
    case 'chosen':
      return { ...state, filter: withChosen(state.filter, event.facet, event.values) }
    case 'filtered':
      return { ...state, filter: event.filter }
    case 'days':
      return { ...state, filter: { ...state.filter, days: event.days } }
    case 'cleared':
      return {
        ...state,
        words: '',
        filter: withChosen(noFilter, 'book', state.filter.chosen.book),
      }
    case 'viewed':
      return { ...state, ...event.view, closed: nothing }
    case 'ordered':
      return { ...state, order: event.order }
    case 'grouped':
      return { ...state, grouping: event.grouping, closed: nothing }
    case 'turned': {
      const closed = new Set(state.closed)
      if (!closed.delete(event.group)) closed.add(event.group)
      return { ...state, closed }
    }
    case 'selecting': {
      const before = { marks: state.selected, pivot: state.pivot }
      const { marks, pivot } = selectedAfter(event.rows, before, event.row)
      return { ...state, selected: marks, pivot }
    }
    case 'selected':
      return { ...state, selected: event.marks, pivot: event.pivot }
  }
}
