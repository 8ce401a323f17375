import type { Annotation } from '#domain/annotation'
import { isSettledOrphan } from '#domain/marking/settled-orphan'
import { useCallback, useSyncExternalStore } from 'react'
import { notesInOrder } from '../../notes/notes-in-order.ts'
import { useOrphans } from '../marking/use-orphans.ts'
import type { OpenSpread } from '../use-spread.ts'

/** Returns the orphans about which the reader has not decided, in the order of the text. */
export function useWaitingOrphans({
  spread,
  marks,
}: Pick<OpenSpread, 'spread' | 'marks'>): readonly Annotation[] {
  const orphans = useOrphans(spread)
  useSyncExternalStore(
    useCallback(listener => marks.follow(() => listener()), [marks]),
    marks.version,
  )
  const there = [...orphans].flatMap(id => marks.get(id) ?? [])
  return notesInOrder(there, orphans, null).orphaned.filter(one => !isSettledOrphan(one))
}
