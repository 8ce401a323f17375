import type { Command } from 'prosemirror-state'
import { withSelectionCleared } from './clear-across-pairs.ts'

/** Puts a line break in place of the selection; what is typed after it has the formats that were to come. */
export const breakLine: Command = (state, dispatch) => {
  const lineBreak = state.schema.nodes['lineBreak']
  if (!lineBreak) return false
  const tr = withSelectionCleared(state)
  // Clearing has set the selection anew, and with that forgotten which formats were switched on or off.
  const formats = state.storedMarks ?? tr.selection.$from.marks()
  const broken = tr.replaceSelectionWith(lineBreak.create(null, null, formats), false)
  dispatch?.(broken.setStoredMarks(state.storedMarks).scrollIntoView())
  return true
}
