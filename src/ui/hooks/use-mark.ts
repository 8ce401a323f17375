import type { Annotation } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import type { MarksNow } from '#services/marking/marks-now'
import { useCallback, useSyncExternalStore } from 'react'

/** Returns the mark `id` as it is now, or `null`. */
export function useMark(marks: MarksNow, id: AnnotationId | undefined): Annotation | null {
  const get = useCallback(() => (id ? marks.get(id) : null), [marks, id])
  return useSyncExternalStore(marks.all.subscribe, get)
}
