import type { NoteBody } from '../annotation.ts'
import { addressOf, placeAt, placesLinked, type LibraryPlace } from './place.ts'

/**
 * Returns `note` with its links into the library led to where `moved` says; null leaves a link as
 * it is. Returns the same note if no link moves.
 */
export function withLinksMoved(
  note: NoteBody,
  moved: (place: LibraryPlace) => LibraryPlace | null,
): NoteBody {
  if (placesLinked(note).length === 0) return note
  return note.map(paragraph => ({
    ...paragraph,
    spans: paragraph.spans.map(span => {
      const place = span.format === 'link' ? placeAt(span.target) : null
      const to = place && moved(place)
      return to ? { ...span, format: 'link' as const, target: addressOf(to) } : span
    }),
  }))
}
