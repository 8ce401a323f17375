import type { Node } from 'prosemirror-model'
import type { EditorView, NodeView } from 'prosemirror-view'

/**
 * Draws a pair. ProseMirror's own drawing replaces the paragraph when an attribute changes, and the
 * first key typed into a pair changes its state: that would end a composition.
 */
export class TranslationNodeView implements NodeView {
  readonly dom = document.createElement('p')
  readonly contentDOM: HTMLElement
  readonly #view: EditorView

  constructor(node: Node, view: EditorView) {
    this.#view = view
    this.dom.dataset['side'] = 'translation'
    this.dom.dir = 'auto'
    this.dom.className = String(node.attrs['look'])
    this.contentDOM = isLong(node) ? this.#block() : this.dom
    this.#show(node)
  }

  #block(): HTMLElement {
    this.dom.classList.add('long')
    return this.dom.appendChild(document.createElement('div'))
  }

  update(node: Node): boolean {
    if (node.type.name !== 'translation' || node.attrs['id'] !== this.dom.dataset['paragraphId'])
      return false
    if (isLong(node) && this.contentDOM === this.dom && !this.#view.composing) return false
    this.#show(node)
    return true
  }

  #show({ attrs }: Node): void {
    this.dom.dataset['paragraphId'] = String(attrs['id'])
    if (this.dom.dataset['state'] !== attrs['state'])
      this.dom.dataset['state'] = String(attrs['state'])
  }
}

/**
 * A pair of at least this many UTF-16 units has a block around its text. A grid lays out each row
 * twice, and the engine reuses the first layout of a block.
 */
const long = 5000

const isLong = (node: Node): boolean => node.content.size >= long
