import type { Annotation } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import { showingAlso, type NoteFilter } from '../../notes/note-filter.ts'

/** Which marks the notes panel shows, and which of them the reader works on. */
export interface NotesView {
  /** The mark that the panel brings into sight. */
  readonly current: AnnotationId | null
  /**
   * The mark that the reader has chosen and not worked on yet: the bar of the next selection offers
   * to move it there.
   */
  readonly moving: AnnotationId | null
  /** The mark that the reader places by hand: every selection is offered for it, until it ends. */
  readonly placing: AnnotationId | null
  /** The mark whose note is being written. */
  readonly edited: AnnotationId | null
  readonly filter: NoteFilter
  /** The mark whose earlier notes are shown. */
  readonly past: Annotation | null
}

export type NotesViewEvent =
  | { readonly type: 'chosen'; readonly id: AnnotationId | null }
  /** The reader wants to place a mark by hand; null ends this. */
  | { readonly type: 'placing'; readonly id: AnnotationId | null }
  /** The reader was offered to move the chosen mark, and did something else. */
  | { readonly type: 'notMoved' }
  /** The reader made or changed this mark, so the panel shows it whatever the filter is. */
  | { readonly type: 'worked'; readonly id: AnnotationId }
  /** The reader made this mark while working on another, so the panel shows it, too. */
  | { readonly type: 'alsoShown'; readonly id: AnnotationId }
  | { readonly type: 'edited'; readonly id: AnnotationId | null }
  | { readonly type: 'filtered'; readonly filter: NoteFilter }
  | { readonly type: 'past'; readonly mark: Annotation | null }

export const untouchedNotes: NotesView = {
  current: null,
  moving: null,
  placing: null,
  edited: null,
  filter: null,
  past: null,
}

/** The reducer of `NotesView`. */
export function notesViewAfter(view: NotesView, event: NotesViewEvent): NotesView {
  switch (event.type) {
    case 'chosen':
      return { ...view, current: event.id, moving: event.id }
    case 'placing':
      if (event.id === null) return { ...view, placing: null }
      return { ...notesViewAfter(view, { type: 'worked', id: event.id }), placing: event.id }
    case 'notMoved':
      return { ...view, moving: null }
    case 'worked':
      return {
        ...view,
        current: event.id,
        moving: null,
        filter: showingAlso(view.filter, event.id),
      }
    case 'alsoShown':
      return { ...view, moving: null, filter: showingAlso(view.filter, event.id) }
    case 'edited':
      if (event.id === null) return { ...view, edited: null }
      return { ...notesViewAfter(view, { type: 'worked', id: event.id }), edited: event.id }
    case 'filtered':
      return { ...view, filter: event.filter }
    case 'past':
      return { ...view, past: event.mark }
  }
}
