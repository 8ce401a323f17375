import type { AnnotationId } from '#domain/ids'
import { keptFromMarks } from '#services/marking/kept-from-marks'
import type { MarksNow } from '#services/marking/marks-now'
import { useMemo } from 'react'
import { useLive } from '../hooks/use-live.ts'
import type { NoteFilter } from './note-filter.ts'
import { notesAfter, notesInOrder, type NotesInOrder, type NotesKept } from './notes-in-order.ts'

/**
 * Returns the marks that `filter` shows, in the order of the text. It is the same object until a
 * change is visible.
 */
export function useNotes(
  marks: MarksNow,
  orphans: ReadonlySet<AnnotationId>,
  filter: NoteFilter,
): NotesInOrder {
  const seen = useMemo(() => {
    const kept = keptFromMarks<NotesKept>(marks, {
      make: all => {
        const order = notesInOrder(all, orphans, filter)
        return { order, seen: order }
      },
      change: (notes, changes) => notesAfter(notes, changes, orphans, filter),
    })
    return { get: () => kept.get().seen, subscribe: kept.subscribe }
  }, [marks, orphans, filter])
  return useLive(seen)
}
