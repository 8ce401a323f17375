import type { PlaceList } from '#services/places/places'
import { createContext, useContext } from 'react'

/** What the notes of an open book know of the places that they can link to. */
export interface NoteLinks {
  /** Lists the places for a link. The caller closes the list. */
  readonly list: () => Promise<PlaceList>
  /** BCP 47 tag of the book. */
  readonly language: string
}

const NoteLinksContext = createContext<NoteLinks | null>(null)

export const NoteLinksProvider = NoteLinksContext.Provider

/** Null where notes are shown without their book. */
export const useNoteLinks = (): NoteLinks | null => useContext(NoteLinksContext)
