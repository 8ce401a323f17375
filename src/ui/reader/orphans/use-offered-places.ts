import type { Annotation } from '#domain/annotation'
import type { AnnotationId, BookId } from '#domain/ids'
import type { OfferedPlace } from '#services/editions/editions'
import { useEffect, useState } from 'react'
import { useServices } from '../../services.ts'

export type OfferedPlaces = ReadonlyMap<AnnotationId, readonly OfferedPlace[]>

/**
 * Returns the places to offer for those of `orphans` whose words are in the source, as they were at
 * first; null while they are looked for. If that fails there are none, and the reader can still
 * place the marks by hand.
 */
export function useOfferedPlaces(
  book: BookId,
  orphans: readonly Annotation[],
): OfferedPlaces | null {
  const { editions } = useServices()
  const [found, setFound] = useState<OfferedPlaces | null>(null)
  const [sought] = useState(() => orphans.filter(({ side, scope }) => side === 'source' || scope))
  useEffect(() => {
    let isWanted = true
    const show = (places: OfferedPlaces) => isWanted && setFound(places)
    editions.offerPlaces(book, sought).then(
      answer => show(answer.ok ? answer.value : new Map()),
      () => show(new Map()),
    )
    return () => {
      isWanted = false
    }
  }, [editions, book, sought])
  return found
}
