import type { Version } from '#domain/history'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'

/**
 * Returns a function that brings an earlier version back. It stores the present text as a version
 * before `put` replaces it.
 */
export function useBringBack(): (version: Version, put: () => void) => Promise<void> {
  const { autosave, history } = useServices()
  const toasts = useToasts()
  return async (version, put) => {
    await autosave.flush()
    await history.keepPresent(version.target)
    put()
    await autosave.flush()
    toasts.show('history', { message: t => t('history.restored', { when: version.at }) })
  }
}
