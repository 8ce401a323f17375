import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import { DecorationSet, type Decoration } from 'prosemirror-view'
import type { Node } from 'prosemirror-model'

/**
 * Decorations over the text, mapped through every edit until they are replaced. `draw` returns the
 * decorations of one item; none if its text is gone.
 */
export class Overlay<Item> {
  readonly #key: PluginKey<DecorationSet>
  readonly #draw: (doc: Node, item: Item) => readonly Decoration[]

  constructor(name: string, draw: (doc: Node, item: Item) => readonly Decoration[]) {
    this.#key = new PluginKey(name)
    this.#draw = draw
  }

  plugin(): Plugin {
    const key = this.#key
    return new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(tr, drawn) {
          const replaced: unknown = tr.getMeta(key)
          return replaced instanceof DecorationSet ? replaced : drawn.map(tr.mapping, tr.doc)
        },
      },
      props: { decorations: state => key.getState(state) },
    })
  }

  /** Makes `tr` replace everything drawn by `items`. No step may be added to `tr` afterwards. */
  show(tr: Transaction, items: readonly Item[]): Transaction {
    const { doc } = tr
    const drawn = DecorationSet.create(
      doc,
      items.flatMap(item => this.#draw(doc, item)),
    )
    return tr.setMeta(this.#key, drawn).setMeta('addToHistory', false)
  }

  drawn(state: EditorState): DecorationSet {
    return this.#key.getState(state) ?? DecorationSet.empty
  }
}
