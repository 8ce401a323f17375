/**
 * Links that leave the library may have the title of their book, which says what is missing in a
 * library without it. It is no part of the address.
 */
import { withoutControls } from '../text/control-characters.ts'
import { atMost } from '../text/limit.ts'
import { addressOf, placeAt, titlePrefix, type LibraryPlace } from './place.ts'

/** The most characters (code points) of a title in a link. */
const longestTitle = 80

/** Characters that would turn the order of the words beside a title around. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

const tidyTitle = (title: string): string =>
  atMost(
    withoutControls(title).replaceAll(turning, '').replaceAll(/\s+/g, ' ').trim(),
    longestTitle,
  )

/** Returns the address of `place` with the title of its book. It is a valid target of a link. */
export function addressWithTitle(place: LibraryPlace, title: string): string {
  // Half of a character, which an id cannot have, cannot be encoded.
  const tidy = tidyTitle(title).replaceAll(/\p{Cs}/gu, '')
  const encoded = encodeURIComponent(tidy).replaceAll(
    /[!'()*~]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return encoded === '' ? addressOf(place) : `${addressOf(place)}?${titlePrefix}${encoded}`
}

/** Returns the title in a link into the library; '' if it has no title that can be read. */
export function titleIn(address: string): string {
  if (placeAt(address) === null) return ''
  const [, encoded = ''] = address.split(`?${titlePrefix}`)
  try {
    return tidyTitle(decodeURIComponent(encoded))
  } catch {
    return ''
  }
}

/**
 * Returns what `link`, which came from outside, leads to, as `addressWithTitle` writes it; null if
 * it leads to no place that is known.
 */
export function tidyLink(link: string): string | null {
  const place = placeAt(link)
  return place && addressWithTitle(place, titleIn(link))
}
