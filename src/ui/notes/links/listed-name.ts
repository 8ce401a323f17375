import { placeName } from '#domain/notes/place-name'
import type { Speech } from '#i18n/speech'
import type { ListedPlace } from '#services/places/places'
import { markName } from '../mark-name.ts'

/** Returns how a listed place is called, and a link to it: by its words, its note or its place. */
export const nameOfListed = (t: Speech['t'], { name, wordless }: ListedPlace): string =>
  name || (wordless ? placeName(markName(t, wordless)) : '')
