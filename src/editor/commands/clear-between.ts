import { closeHistory } from 'prosemirror-history'
import { TextSelection, type Command } from 'prosemirror-state'
import { positionOf, startOfPair, type Place } from '../pairs.ts'
import { callStep } from '../step-name.ts'

/**
 * Deletes the text between two places pair by pair, as an undo step of its own, and puts the caret
 * where it began. Pairs stay. Returns false if there is no text between them.
 */
export const clearBetween =
  (from: Place, to: Place): Command =>
  (state, dispatch) => {
    const tr = callStep(closeHistory(state.tr), 'clear')
    for (let pair = to.pair; pair >= from.pair; pair--) {
      const start = startOfPair(state.doc, pair)
      const { size } = state.doc.child(pair).content
      const first = pair === from.pair ? Math.min(from.offset, size) : 0
      const last = pair === to.pair ? Math.min(to.offset, size) : size
      if (first < last) tr.delete(start + first, start + last)
    }
    tr.setSelection(TextSelection.create(tr.doc, positionOf(tr.doc, from)))
    dispatch?.(tr)
    return tr.docChanged
  }
