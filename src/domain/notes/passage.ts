/**
 * Further passages of a note. A passage is a cross-reference with nothing but a link to the mark
 * that has the note, so everything that follows marks and links follows it.
 */
import type { Annotation, NoteBody } from '../annotation.ts'
import { addressOf, placeAt } from './place.ts'

/** Returns a note that says `words` and leads to `address`. */
export const linkTo = (address: string, words: string): NoteBody => [
  { text: words, spans: [{ format: 'link', target: address, start: 0, end: words.length }] },
]

/**
 * Returns the address of the mark whose note is also about the words of `mark`; null if `mark` is
 * no such passage.
 */
export function passageOf({ kind, note }: Pick<Annotation, 'kind' | 'note'>): string | null {
  const [line, ...others] = note
  if (kind !== 'reference' || !line || others.length > 0) return null
  const [span, ...spans] = line.spans
  if (span?.format !== 'link' || spans.length > 0) return null
  if (span.start !== 0 || span.end !== line.text.length) return null
  const place = placeAt(span.target)
  return place?.kind === 'mark' ? addressOf(place) : null
}
