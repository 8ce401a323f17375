import type { Library } from '#services/library/library'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useLive } from '../hooks/use-live.ts'
import { useServices, type Listing } from '../services.ts'

/** The library when it has been read. */
export interface ReadShelf extends Listing {
  readonly state: 'read'
}
export type ShownShelf = { readonly state: 'reading' | 'unreadable' } | ReadShelf

/**
 * Returns the library as it was last read. It is read again after each restore. `read` reads it
 * again too, and the old one is shown meanwhile.
 */
export function useShelf(): { readonly shelf: ShownShelf; readonly read: () => Promise<void> } {
  const { library, restoring, books } = useServices()
  const restored = useLive(restoring.times)
  const [shelf, setShelf] = useState<ShownShelf>(
    books ? { state: 'read', ...books } : { state: 'reading' },
  )
  const isNew = useRef(books !== null)
  const read = useCallback(async () => setShelf(await shelfOf(library)), [library])
  useEffect(() => {
    const isRead = isNew.current
    isNew.current = false
    if (isRead) return
    void shelfOf(library).then(setShelf)
  }, [library, restored])
  return { shelf, read }
}

/**
 * Main replies with faults for damaged books. It rejects only if the library itself cannot be read.
 */
const shelfOf = (library: Library): Promise<ShownShelf> =>
  library.list().then(
    listing => ({ state: 'read', ...listing }),
    () => ({ state: 'unreadable' }),
  )
