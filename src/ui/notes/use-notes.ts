import type { AnnotationId } from '#domain/ids'
import type { Reckoning } from '#services/kept-from-marks'
import type { MarksNow } from '#services/marks-now'
import { useMemo } from 'react'
import { useKept } from '../hooks/use-kept.ts'
import type { NoteFilter } from './note-filter.ts'
import { notesAfter, notesInOrder, type NotesInOrder } from './notes-in-order.ts'

/** The marks that `filter` shows, in the order of the text, as they change. */
export function useNotes(
  marks: MarksNow,
  orphans: ReadonlySet<AnnotationId>,
  filter: NoteFilter,
): NotesInOrder {
  const order = useMemo<Reckoning<NotesInOrder>>(
    () => ({
      make: all => notesInOrder(all, orphans, filter),
      change: (notes, changes) => notesAfter(notes, changes, orphans, filter),
    }),
    [orphans, filter],
  )
  return useKept(marks, order)
}
