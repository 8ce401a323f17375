import type { Command } from 'prosemirror-state'
import { withSelectionCleared } from './clear-across-pairs.ts'

/** Replaces the selection by a line break. The active formats stay active after it. */
export const breakLine: Command = (state, dispatch) => {
  const lineBreak = state.schema.nodes['lineBreak']
  if (!lineBreak) return false
  const tr = withSelectionCleared(state)
  // Clearing has set the selection, which drops stored marks, so they are set again.
  const formats = state.storedMarks ?? tr.selection.$from.marks()
  const broken = tr.replaceSelectionWith(lineBreak.create(null, null, formats), false)
  dispatch?.(broken.setStoredMarks(state.storedMarks).scrollIntoView())
  return true
}
