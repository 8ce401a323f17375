import { closeHistory } from 'prosemirror-history'
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import { selectedRanges, spansPairs, startOfPair } from '../pairs.ts'

/**
 * Deletes the selected range of each pair without joining pairs. Returns false for a selection
 * inside one pair, which ordinary deletion handles.
 */
export const clearAcrossPairs: Command = (state, dispatch) => {
  if (!spansPairs(state)) return false
  dispatch?.(withSelectionCleared(state).scrollIntoView())
  return true
}

/**
 * Returns a transaction that deletes the selection pair by pair and puts the caret where it began.
 * If it spans pairs, it is an undo step of its own.
 */
export function withSelectionCleared(state: EditorState): Transaction {
  const { tr } = state
  for (const { pair, start, end } of selectedRanges(state).toReversed()) {
    const at = startOfPair(state.doc, pair)
    tr.delete(at + start, at + end)
  }
  tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(state.selection.from, -1))))
  return spansPairs(state) ? closeHistory(tr) : tr
}
