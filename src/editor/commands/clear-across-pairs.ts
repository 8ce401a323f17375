import { closeHistory } from 'prosemirror-history'
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import { selectedStretches, spansPairs, startOfPair } from '../pairs.ts'

/** Empties what is selected of each pair, joining none. Not for a selection inside one pair: that is ordinary deletion. */
export const clearAcrossPairs: Command = (state, dispatch) => {
  if (!spansPairs(state)) return false
  dispatch?.(withSelectionCleared(state).scrollIntoView())
  return true
}

/** A transaction that empties the selection pair by pair and leaves the caret where it began. Over several pairs it is undone by itself, not with what was typed just before. */
export function withSelectionCleared(state: EditorState): Transaction {
  const { tr } = state
  for (const { pair, start, end } of selectedStretches(state).toReversed()) {
    const at = startOfPair(state.doc, pair)
    tr.delete(at + start, at + end)
  }
  tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(state.selection.from, -1))))
  return spansPairs(state) ? closeHistory(tr) : tr
}
