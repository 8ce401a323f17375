import type { Command } from 'prosemirror-state'
import type { MisspeltWord } from '../plugins/spelling.ts'
import { callStep } from '../step-name.ts'

/** Replaces a misspelt word by `other`, in its format. Does nothing if the word is not there. */
export const correctWord =
  ({ word, from, to }: MisspeltWord, other: string): Command =>
  (state, dispatch) => {
    if (to > state.doc.content.size || state.doc.textBetween(from, to) !== word) return false
    dispatch?.(callStep(state.tr.insertText(other, from, to), 'correctWord').scrollIntoView())
    return true
  }
