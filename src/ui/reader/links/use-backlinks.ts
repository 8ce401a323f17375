import type { BookId } from '#domain/ids'
import type { Backlinks } from '#services/places/places'
import { useEffect, useState } from 'react'
import { useLive } from '../../hooks/use-live.ts'
import { useServices } from '../../services.ts'

/** Returns what links to places of a book, once it is read; null until then and if it cannot be. */
export function useBacklinks(book: BookId): Backlinks | null {
  const { places } = useServices()
  const times = useLive(places.times)
  const [links, setLinks] = useState<Backlinks | null>(null)
  useEffect(() => {
    let close = () => {}
    let isClosed = false
    void places
      .backlinks(book)
      .then(read => {
        if (isClosed) return read.close()
        close = read.close
        setLinks(read)
      })
      .catch(() => {})
    return () => {
      isClosed = true
      close()
    }
  }, [places, book, times])
  return links
}
