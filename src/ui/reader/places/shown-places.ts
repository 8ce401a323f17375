import { createContext } from 'react'
import type { PopupPlace } from '#services/outside'
import { noSigns, type PlaceSign, type PlaceSigns } from './place-signs.ts'

/** The signs of marks without words, for the gutter and the head of the book. */
export interface ShownPlaces {
  readonly signs: PlaceSigns
  /** Opens the note of the only one of `signs`, or a menu of all at a place in the window. */
  readonly onOpen: (signs: readonly PlaceSign[], at: PopupPlace) => void
}

/** A context, because only gutters are drawn again for a sign, and not their sections. */
export const ShownPlacesContext = createContext<ShownPlaces>({ signs: noSigns, onOpen: () => {} })
