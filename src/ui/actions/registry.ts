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
  offered: Offered
}

/** The names of the actions that a layer handles, and whether each is enabled. */
type Offered = ReadonlyMap<string, boolean>

function offeredBy(handlers: ActionHandlers): Offered {
  const offered = new Map<string, boolean>()
  for (const [name, handler] of Object.entries(handlers))
    offered.set(name, typeof handler === 'function' || handler.enabled)
  return offered
}

const isSame = (one: Offered, other: Offered) =>
  one.size === other.size && [...one].every(([name, enabled]) => other.get(name) === enabled)

/** For each action that a layer in sight handles: whether the uppermost such layer enables it. */
function inSight(layers: readonly Entry[]): Offered {
  const found = new Map<string, boolean>()
  for (const { offered, modal } of layers.toReversed()) {
    for (const [name, isEnabled] of offered) if (!found.has(name)) found.set(name, isEnabled)
    if (modal) break
  }
  return found
}

/** Returns what runs the action; null if nothing in sight handles it or the uppermost forbids. */
function find(layers: readonly Entry[], name: ActionName): (() => void) | null {
  for (const { handlers, modal } of layers.toReversed()) {
    const handler = handlers[name]
    if (typeof handler === 'function') return handler
    if (handler) return handler.enabled ? handler.run : null
    if (modal) return null
  }
  return null
}

export function createActionRegistry(): ActionRegistry {
  const layers: Entry[] = []
  const listeners = new Set<() => void>()
  const modal = live(false)
  let enabled: ReadonlySet<ActionName> = new Set()

  function changed() {
    modal.set(layers.some(layer => layer.modal))
    const found = inSight(layers)
    const now = actionNames.filter(name => found.get(name))
    if (now.length === enabled.size && now.every(name => enabled.has(name))) return
    enabled = new Set(now)
    for (const listener of listeners) listener()
  }

  return {
    open(modal) {
      const layer: Entry = { modal, handlers: {}, offered: new Map() }
      layers.push(layer)
      changed()
      return {
        show(handlers) {
          layer.handlers = handlers
          // Each part of the screen shows its handlers after each of its renders, and mostly the
          // same ones can be run.
          const offered = offeredBy(handlers)
          if (isSame(offered, layer.offered)) return
          layer.offered = offered
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
      const run = find(layers, name)
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
