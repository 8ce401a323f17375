import type { Library } from '#services/library/library'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useLive } from '../hooks/use-live.ts'
import { useServices, type Listing } from '../services.ts'

/** The shelf when it has been read. */
export interface ReadShelf extends Listing {
  readonly state: 'read'
}
export type ShownShelf = { readonly state: 'reading' | 'unreadable' } | ReadShelf

/** The library as it was when last looked at, or when something was last restored; `read` looks again, showing the old shelf meanwhile. */
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

/** Main answers with faults for what a book can have wrong; that it fails is the shelf itself being out of reach. */
const shelfOf = (library: Library): Promise<ShownShelf> =>
  library.list().then(
    listing => ({ state: 'read', ...listing }),
    () => ({ state: 'unreadable' }),
  )
