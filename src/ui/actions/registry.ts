/**
 * Which actions can be run now, and what they do. Each part of the screen opens a layer with its
 * handlers while it is shown. If two layers handle the same action, the one opened last runs.
 */
import { actionNames, type ActionName } from '#domain/actions'
import { live, type Live } from '#services/live'

/** What an action does; an object if the action can be disabled. */
export type ActionHandler = (() => void) | { readonly enabled: boolean; readonly run: () => void }
export type ActionHandlers = { readonly [N in ActionName]?: ActionHandler }

/** The handlers of one part of the screen. */
export interface ActionLayer {
  readonly show: (handlers: ActionHandlers) => void
  readonly close: () => void
}

export interface ActionRegistry {
  /** A modal layer hides the layers below it, as a dialog does. */
  readonly open: (modal: boolean) => ActionLayer
  /** Runs the action if it is enabled; returns whether it was. */
  readonly run: (name: ActionName) => boolean
  readonly enabled: Live<ReadonlySet<ActionName>>
  /** Whether a modal layer hides others. */
  readonly modal: Live<boolean>
}

interface Entry {
  readonly modal: boolean
  handlers: ActionHandlers
}

export function createActionRegistry(): ActionRegistry {
  const layers: Entry[] = []
  const listeners = new Set<() => void>()
  const modal = live(false)
  let enabled: ReadonlySet<ActionName> = new Set()

  function find(name: ActionName): (() => void) | null {
    for (const { handlers, modal } of layers.toReversed()) {
      const handler = handlers[name]
      if (typeof handler === 'function') return handler
      if (handler) return handler.enabled ? handler.run : null
      if (modal) return null
    }
    return null
  }

  function changed() {
    modal.set(layers.some(layer => layer.modal))
    const now = actionNames.filter(name => find(name) !== null)
    if (now.length === enabled.size && now.every(name => enabled.has(name))) return
    enabled = new Set(now)
    for (const listener of listeners) listener()
  }

  return {
    open(modal) {
      const layer: Entry = { modal, handlers: {} }
      layers.push(layer)
      changed()
      return {
        show(handlers) {
          layer.handlers = handlers
          changed()
        },
        close() {
          const at = layers.indexOf(layer)
          if (at >= 0) layers.splice(at, 1)
          changed()
        },
      }
    },
    run(name) {
      const run = find(name)
      run?.()
      return run !== null
    },
    enabled: {
      get: () => enabled,
      subscribe(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    modal,
  }
}
