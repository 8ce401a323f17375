import type { AnnotationId } from '#domain/ids'
import type { Spread } from '#editor/spread'
import { useCallback, useRef, useSyncExternalStore } from 'react'

/**
 * Returns the marks whose words are gone from the translation. It is the same set until they
 * change.
 */
export function useOrphans(spread: Spread): ReadonlySet<AnnotationId> {
  const last = useRef<ReadonlySet<AnnotationId>>(new Set())
  return useSyncExternalStore(
    useCallback(listener => spread.selection.subscribe(listener), [spread]),
    () => {
      const now = spread.marks.orphans()
      const isSame = now.size === last.current.size && [...now].every(id => last.current.has(id))
      if (!isSame) last.current = now
      return last.current
    },
  )
}
