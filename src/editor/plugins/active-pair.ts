import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { placeOf, startOfPair } from '../pairs.ts'

/**
 * Gives the pair with the caret the class `active` and its placeholder. The style sheet decides
 * whether the pair is empty: an attribute that changes with the first key would disturb an input
 * method.
 */
export function activePair(hint: () => string): Plugin {
  return new Plugin({
    props: {
      decorations(state) {
        const { pair } = placeOf(state.selection.$head)
        const start = startOfPair(state.doc, pair) - 1
        return DecorationSet.create(state.doc, [
          Decoration.node(start, start + state.doc.child(pair).nodeSize, {
            class: 'active',
            'data-hint': hint(),
          }),
        ])
      },
    },
  })
}
