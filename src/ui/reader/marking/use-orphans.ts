import type { AnnotationId } from '#domain/ids'
import type { Spread } from '#editor/spread'
import { useCallback, useRef, useSyncExternalStore } from 'react'

/** The marks whose words are gone from the translation, as they go and come back; the same set as long as none does. */
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
