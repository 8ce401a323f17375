import type { Command } from 'prosemirror-state'
import { callStep } from '../step-name.ts'

/** Replaces the word between two positions. The new word has the format of the old one. */
export const correctWord =
  (from: number, to: number, word: string): Command =>
  (state, dispatch) => {
    if (to > state.doc.content.size || from >= to) return false
    dispatch?.(callStep(state.tr.insertText(word, from, to), 'correctWord').scrollIntoView())
    return true
  }
