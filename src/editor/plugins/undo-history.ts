import { changesKept } from '#domain/undo-order'
import { history } from 'prosemirror-history'
import { Plugin, type EditorState } from 'prosemirror-state'

/** The plugins made here, because prosemirror-history does not export its key. */
const made = new WeakSet<Plugin>()

/**
 * The undo history of one section: a new one, or `earlier`, which `historyIn` returned for a state
 * with the same text. prosemirror-history cannot start with a given history, so its plugin is made
 * again with an `init` that returns it. `undo-history.test.ts` pins what that relies on.
 */
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

/** The undo history of `state`, for `undoHistory`. It holds steps and no document. */
export const historyIn = (state: EditorState): unknown =>
  state.plugins.find(plugin => made.has(plugin))?.getState(state) ?? null
