/**
 * Which actions can be run at this moment, and what they then do. What is on the
 * screen says so for as long as it is there: each part holds a layer, and of two
 * layers that know the same action the one opened last is asked.
 */
import { actionNames, type ActionName } from '#domain/actions'
import { live, type Live } from '#services/live'

/** What an action does; as an object where it may be unable to. */
export type ActionHandler = (() => void) | { readonly enabled: boolean; readonly run: () => void }
export type ActionHandlers = { readonly [N in ActionName]?: ActionHandler }

/** What one part of the screen can do. */
export interface ActionLayer {
  readonly show: (handlers: ActionHandlers) => void
  readonly close: () => void
}

export interface ActionRegistry {
  /** A modal layer hides those below it, as a dialog does what it lies over. */
  readonly open: (modal: boolean) => ActionLayer
  /** Runs the action if it can be; whether it could. */
  readonly run: (name: ActionName) => boolean
  readonly enabled: Live<ReadonlySet<ActionName>>
  /** Whether anything is hidden by a modal layer. */
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
