import type { ActionName } from '#domain/actions'
import { createContext, useContext, useLayoutEffect, useRef } from 'react'
import type { ActionHandlers, ActionLayer, ActionRegistry } from './actions/registry.ts'
import { useLive } from './hooks/use-live.ts'

export { createActionRegistry, type ActionHandlers } from './actions/registry.ts'

const ActionsContext = createContext<ActionRegistry | null>(null)

export const ActionsProvider = ActionsContext.Provider

/** Returns the registry of the page. It never causes a render. */
export function useActionRegistry(): ActionRegistry {
  const registry = useContext(ActionsContext)
  if (!registry) throw new Error('rendered outside ActionsProvider')
  return registry
}

/** Returns which actions can be run now, and how to run one. */
export function useActions(): {
  readonly enabled: ReadonlySet<ActionName>
  readonly run: ActionRegistry['run']
} {
  const registry = useActionRegistry()
  return { enabled: useLive(registry.enabled), run: registry.run }
}

/**
 * Offers the latest `handlers` while the component is on the screen. `modal` hides all handlers
 * below.
 */
export function useActionHandlers(handlers: ActionHandlers, { modal = false } = {}): void {
  const registry = useActionRegistry()
  const layer = useRef<ActionLayer | null>(null)
  useLayoutEffect(() => {
    const opened = registry.open(modal)
    layer.current = opened
    return () => {
      layer.current = null
      opened.close()
    }
  }, [registry, modal])
  useLayoutEffect(() => layer.current?.show(handlers))
}
