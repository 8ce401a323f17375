import { useLayoutEffect, useRef, useState } from 'react'
import type { NoteItemActions } from './note-item.tsx'

/** `actions` as they are now, in one object for all time: rows that are given it need not be drawn again for it. */
export function useNoteActions(actions: NoteItemActions): NoteItemActions {
  const latest = useRef(actions)
  useLayoutEffect(() => {
    latest.current = actions
  })
  const [steady] = useState<NoteItemActions>(() => ({
    onShow: annotation => latest.current.onShow(annotation),
    onEdit: annotation => latest.current.onEdit(annotation),
    onWrite: (annotation, note) => latest.current.onWrite(annotation, note),
    latest: annotation => latest.current.latest(annotation),
    onPause: () => latest.current.onPause(),
    onCategory: (annotation, category) => latest.current.onCategory(annotation, category),
    onTags: (annotation, tags) => latest.current.onTags(annotation, tags),
    onTag: tag => latest.current.onTag(tag),
    onHistory: annotation => latest.current.onHistory(annotation),
    onDelete: annotation => latest.current.onDelete(annotation),
  }))
  return steady
}
