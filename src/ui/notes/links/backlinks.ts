import type { LibraryPlace } from '#domain/notes/place'
import { live } from '#services/live'
import type { Backlink, Backlinks } from '#services/places/places'
import { createContext, use } from 'react'
import { useLive } from '../../hooks/use-live.ts'

/** What links to the places of the open book; null until it is read, and where no book is open. */
export const BacklinksContext = createContext<Backlinks | null>(null)

const never = live(0)
const none: readonly Backlink[] = []

/** Returns the marks whose notes link to one of `places`, as they are now. */
export function useBacklinksTo(...places: readonly LibraryPlace[]): readonly Backlink[] {
  const links = use(BacklinksContext)
  useLive(links?.times ?? never)
  return links ? links.to(...places) : none
}
