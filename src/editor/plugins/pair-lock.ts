import { Plugin } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'

/** Refuses every transaction that adds, removes, joins, splits or reorders pairs. */
export function pairLock(): Plugin {
  return new Plugin({
    filterTransaction: (tr, state) => !tr.docChanged || samePairs(state.doc, tr.doc),
  })
}

/** Whether both documents have the same paragraphs in the same order. */
export function samePairs(a: Node, b: Node): boolean {
  if (a.childCount !== b.childCount) return false
  for (let i = 0; i < a.childCount; i++) {
    if (a.child(i).attrs['id'] !== b.child(i).attrs['id']) return false
  }
  return true
}
