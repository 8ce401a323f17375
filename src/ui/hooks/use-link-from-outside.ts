/** Takes the links that the system hands over, at the start and later. */
import { useEffect, useState } from 'react'
import { useServices } from '../services.ts'

/** A link that was followed in another program. */
export interface LinkFromOutside {
  /** '' if it leads to no place that this program knows. */
  readonly address: string
  /** Another number for each link, also if it is the same again. */
  readonly turn: number
}

/** Returns the latest link that was followed in another program, or null. */
export function useLinkFromOutside(): LinkFromOutside | null {
  const { outside } = useServices()
  const [link, setLink] = useState<LinkFromOutside | null>(null)
  useEffect(() => {
    const take = () =>
      void outside
        .takeOpenedLink()
        .then(address => {
          if (address !== null) setLink(last => ({ address, turn: (last?.turn ?? 0) + 1 }))
        })
        // Main is gone then, and the window with it.
        .catch(() => {})
    take()
    outside.on('linkOpened', take)
    return () => outside.on('linkOpened', () => {})
  }, [outside])
  return link
}
