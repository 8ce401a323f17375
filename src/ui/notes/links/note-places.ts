import type { PlaceList } from '#services/places/places'
import { createContext, useContext } from 'react'

/** What the notes of an open book know of the places that they can link to. */
export interface NotePlaces {
  /** Lists the places for a link. The caller closes the list. */
  readonly list: () => Promise<PlaceList>
  /** BCP 47 tag of the book. */
  readonly language: string
}

const NotePlacesContext = createContext<NotePlaces | null>(null)

export const NotePlacesProvider = NotePlacesContext.Provider

/** Null where notes are shown without their book. */
export const useNotePlaces = (): NotePlaces | null => useContext(NotePlacesContext)
