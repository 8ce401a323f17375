import { closeHistory } from 'prosemirror-history'
import { TextSelection, type Command } from 'prosemirror-state'
import { selectedPairs, startOfPair } from '../pairs.ts'
import { callStep } from '../step-name.ts'

/**
 * Deletes the text of all selected pairs and sets their state to empty, as an undo step of its own.
 */
export const clearPair: Command = (state, dispatch) => {
  const { from, to } = selectedPairs(state)
  const tr = callStep(closeHistory(state.tr), 'clear')
  for (let pair = to.pair; pair >= from.pair; pair--) {
    const start = startOfPair(state.doc, pair)
    const node = state.doc.child(pair)
    tr.delete(start, start + node.content.size)
    if (node.attrs['state'] !== 'empty') tr.setNodeAttribute(start - 1, 'state', 'empty')
  }
  tr.setSelection(TextSelection.create(tr.doc, startOfPair(tr.doc, from.pair)))
  dispatch?.(tr.scrollIntoView())
  return tr.docChanged
}
