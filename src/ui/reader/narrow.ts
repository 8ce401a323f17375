import { useSyncExternalStore } from 'react'

const query = () => window.matchMedia('(width < 60rem)')

/** Whether two panels beside the text would leave it no room; the style sheet of the reader says the same. */
export const isNarrow = (): boolean => query().matches

/** The same, as it is at any moment. */
export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, isNarrow)

function subscribe(listener: () => void): () => void {
  const asked = query()
  asked.addEventListener('change', listener)
  return () => asked.removeEventListener('change', listener)
}
