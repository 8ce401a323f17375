import type { Annotation } from '#domain/annotation'
import type { MarksNow } from '#services/marking/marks-now'
import { useLayoutEffect, useRef, useState } from 'react'
import type { NoteItemActions } from './note-item-props.ts'

/**
 * Returns the latest `actions` in an object that stays the same, so that rows are not drawn again
 * for them. They are called with the present mark, which may have moved since its row was drawn.
 */
export function useNoteActions(marks: MarksNow, actions: NoteItemActions): NoteItemActions {
  const latest = useRef({ marks, actions })
  useLayoutEffect(() => {
    latest.current = { marks, actions }
  })
  const [steady] = useState<NoteItemActions>(() => {
    const now = () => latest.current.actions
    const asIs = (mark: Annotation) => latest.current.marks.get(mark.id) ?? mark
    return {
      onShow: (mark, side) => now().onShow(asIs(mark), side),
      onEdit: mark => now().onEdit(mark && asIs(mark)),
      onWrite: (mark, note) => now().onWrite(asIs(mark), note),
      latest: mark => now().latest(asIs(mark)),
      isWriting: mark => now().isWriting(asIs(mark)),
      onTick: (mark, at) => now().onTick(asIs(mark), at),
      onFollow: (mark, target) => now().onFollow(asIs(mark), target),
      onCopyLink: mark => now().onCopyLink(asIs(mark)),
      onPause: () => now().onPause(),
      onCategory: (mark, category) => now().onCategory(asIs(mark), category),
      onTurn: (mark, kind) => now().onTurn(asIs(mark), kind),
      onState: mark => now().onState(asIs(mark)),
      onWords: (mark, name, text) => now().onWords(asIs(mark), name, text),
      onUnlink: mark => now().onUnlink(asIs(mark)),
      onTags: (mark, tags) => now().onTags(asIs(mark), tags),
      onTag: tag => now().onTag(tag),
      onHistory: mark => now().onHistory(asIs(mark)),
      onDelete: mark => now().onDelete(asIs(mark)),
    }
  })
  return steady
}
