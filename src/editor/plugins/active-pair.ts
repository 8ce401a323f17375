import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { placeOf, startOfPair } from '../pairs.ts'

/**
 * Gives the pair that holds the caret the class `active` and the words that an
 * empty one shows. Whether it is empty is for the style sheet to see: attributes
 * that came and went with the first key would disturb an input method.
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
