import { stateFor } from '#domain/translation'
import { Plugin } from 'prosemirror-state'
import { richTextOf, translationOf } from '../convert.ts'

/**
 * Adapts a translation's state to its text: typing into an empty one makes it a draft, and deleting
 * its text makes it empty.
 */
export function states(): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, after) {
      if (!transactions.some(tr => tr.docChanged)) return null
      const tr = after.tr
      after.doc.forEach((node, pos, i) => {
        if (node === before.doc.child(i)) return
        const { state } = translationOf(node)
        const right = stateFor(richTextOf(node), state)
        if (right !== state) tr.setNodeAttribute(pos, 'state', right)
      })
      return tr.docChanged ? tr : null
    },
  })
}
