import type { BookId, ParagraphId } from '#domain/ids'
import type { PlaceForChange } from '#services/editions/editions'
import type { WaitingDivision } from '#services/structure/structure'
import { useEffect, useState } from 'react'
import { useServices } from '../../services.ts'

/** Returns the changes of an older edition that wait in an open book; null until they are read. */
export function useWaitingDivisions(book: BookId): readonly WaitingDivision[] | null {
  const { structure } = useServices()
  const [waiting, setWaiting] = useState<readonly WaitingDivision[] | null>(null)
  useEffect(() => {
    let isWanted = true
    const read = () =>
      void structure.waiting(book).then(
        found => isWanted && setWaiting(found),
        () => isWanted && setWaiting([]),
      )
    read()
    const stop = structure.follow(book, read)
    return () => {
      isWanted = false
      stop()
    }
  }, [structure, book])
  return waiting
}

export type OfferedDivisions = ReadonlyMap<ParagraphId, readonly PlaceForChange[]>

/**
 * Returns the places to offer for the changes that waited at first; null while they are looked for.
 * If that fails there are none, and the reader can still place them by hand.
 */
export function useOfferedDivisions(
  book: BookId,
  waiting: readonly WaitingDivision[] | null,
): OfferedDivisions | null {
  const { editions } = useServices()
  const [found, setFound] = useState<OfferedDivisions | null>(null)
  const [sought, setSought] = useState(waiting)
  if (sought === null && waiting !== null) setSought(waiting)
  useEffect(() => {
    if (!sought) return
    let isWanted = true
    const show = (places: OfferedDivisions) => isWanted && setFound(places)
    editions.offerDivisions(book, sought).then(
      answer => show(answer.ok ? answer.value : new Map()),
      () => show(new Map()),
    )
    return () => {
      isWanted = false
    }
  }, [editions, book, sought])
  return found
}
