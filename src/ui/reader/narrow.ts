import { useSyncExternalStore } from 'react'

const query = () => window.matchMedia('(width < 60rem)')

/**
 * Whether the window is too narrow for two panels beside the text. The reader's style sheet has the
 * same limit.
 */
export const isNarrow = (): boolean => query().matches

/** The same, kept up to date. */
export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, isNarrow)

function subscribe(listener: () => void): () => void {
  const asked = query()
  asked.addEventListener('change', listener)
  return () => asked.removeEventListener('change', listener)
}
