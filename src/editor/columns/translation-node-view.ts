import type { Node } from 'prosemirror-model'
import type { Decoration, DecorationSource, NodeView, ViewMutationRecord } from 'prosemirror-view'
import { writeTyped } from './write-typed.ts'

/**
 * Draws a pair, with a block around its text. ProseMirror's own drawing replaces the paragraph when
 * an attribute changes, and the first key typed into a pair changes its state: that would end a
 * composition. The block is for the engine: a grid lays out each row twice, and the engine reuses
 * the first layout of a block, and need not lay out the grid if the block's height is fixed.
 */
export class TranslationNodeView implements NodeView {
  readonly dom = document.createElement('p')
  readonly contentDOM: HTMLElement = document.createElement('div')

  #node: Node

  constructor(node: Node) {
    this.#node = node
    this.dom.dataset['side'] = 'translation'
    this.dom.dir = 'auto'
    this.dom.className = String(node.attrs['look'])
    this.contentDOM.className = 'words'
    this.dom.append(this.contentDOM)
    this.#show(node)
  }

  update(node: Node, _outer: readonly Decoration[], inner: DecorationSource): boolean {
    if (node.type.name !== 'translation' || node.attrs['id'] !== this.dom.dataset['paragraphId'])
      return false
    if (!isDecorated(inner)) writeTyped(this.contentDOM, this.#node, node)
    this.#node = node
    this.#show(node)
    return true
  }

  /** The height of the block is ours (`plugins/fixed-height.ts`). */
  ignoreMutation({ type, target }: ViewMutationRecord): boolean {
    return type === 'attributes' && target === this.contentDOM
  }

  #show({ attrs }: Node): void {
    this.dom.dataset['paragraphId'] = String(attrs['id'])
    if (this.dom.dataset['state'] !== attrs['state'])
      this.dom.dataset['state'] = String(attrs['state'])
  }
}

/** Whether any of the text of a pair is decorated. */
function isDecorated(inner: DecorationSource): boolean {
  let isFound = false
  inner.forEachSet(set => {
    isFound ||= set.find().length > 0
  })
  return isFound
}
