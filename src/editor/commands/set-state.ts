import type { TranslationState } from '#domain/translation'
import { stateFor } from '#domain/translation'
import type { Command } from 'prosemirror-state'
import { richTextOf } from '../convert.ts'
import { selectedPairs, startOfPair } from '../pairs.ts'

/**
 * Sets the state of every selected pair, or of `pair`. A blank translation cannot become done or a
 * draft.
 */
export function setState(state: TranslationState, pair?: number): Command {
  return (editor, dispatch) => {
    const { from, to } = selectedPairs(editor)
    const { tr } = editor
    const last = Math.min(pair ?? to.pair, editor.doc.childCount - 1)
    for (let i = pair ?? from.pair; i <= last; i++) {
      const node = editor.doc.child(i)
      const right = stateFor(richTextOf(node), state)
      if (node.attrs['state'] !== right)
        tr.setNodeAttribute(startOfPair(editor.doc, i) - 1, 'state', right)
    }
    dispatch?.(tr)
    return tr.docChanged
  }
}
