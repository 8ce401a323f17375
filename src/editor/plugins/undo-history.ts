import { changesKept } from '#domain/undo-order'
import { history } from 'prosemirror-history'
import { Plugin, type EditorState } from 'prosemirror-state'

const made = new WeakSet<Plugin>()

/** A section's own history of changes; empty, or as `historyIn` once gave it of a state with the same text. */
export function undoHistory(earlier: unknown = null): Plugin {
  const fresh = history({ depth: changesKept })
  const { state } = fresh.spec
  const plugin =
    earlier === null || !state
      ? fresh
      : new Plugin({ ...fresh.spec, state: { ...state, init: () => earlier } })
  made.add(plugin)
  return plugin
}

/** What can be undone and redone in `state`: steps, without the text they are about. */
export const historyIn = (state: EditorState): unknown =>
  state.plugins.find(plugin => made.has(plugin))?.getState(state) ?? null
