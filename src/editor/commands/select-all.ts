import { AllSelection, TextSelection, type Command } from 'prosemirror-state'
import { selectedPairs, startOfPair } from '../pairs.ts'

/** Selects the whole pair, or the whole column if the pair is already selected. */
export const selectAll: Command = (state, dispatch) => {
  const { from, to } = selectedPairs(state)
  const start = startOfPair(state.doc, from.pair)
  const end = start + state.doc.child(from.pair).content.size
  const { selection } = state
  const isWhole = from.pair !== to.pair || (selection.from === start && selection.to === end)
  dispatch?.(
    state.tr.setSelection(
      isWhole ? new AllSelection(state.doc) : TextSelection.create(state.doc, start, end),
    ),
  )
  return true
}
