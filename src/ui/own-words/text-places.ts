import { anchorAt } from '#domain/anchor'
import { isSafeName, paragraphId } from '#domain/ids'
import type { WordRange } from '#domain/words/word'
import { indexAt } from '#editor/spread/dom-place'
import type { SaidAt } from '#services/own-words/own-words'
import type { TextOfBook } from '#services/words/words'
import type { OpenSpread } from '../reader/use-spread.ts'
import type { TextPlace } from '../words/text-place.ts'

/** The open book, as far as it says where a text of the page is. */
export type PlacedBook = Pick<OpenSpread, 'spread' | 'division'>

/** The shown paragraph of the source that a place is in; null elsewhere. */
function paragraphOf(place: TextPlace | null) {
  const element = place?.block.closest<HTMLElement>('[data-side="source"][data-paragraph-id]')
  const name = element?.dataset['paragraphId']
  return isSafeName(name) ? paragraphId(name) : null
}

/** Where a text is, so that what the reader says of its words counts. */
export function bookTextOf({ division }: PlacedBook, place: TextPlace | null): TextOfBook {
  const paragraph = paragraphOf(place)
  return { book: division.printed.id, paragraphs: paragraph ? [paragraph] : [] }
}

/** Where a range of a text is in the source; null elsewhere. */
export function sourcePlaceOf(
  { spread }: PlacedBook,
  place: TextPlace | null,
  { start, end }: WordRange,
): SaidAt['place'] {
  const paragraph = paragraphOf(place)
  const index = place && paragraph && indexAt(spread, place.block)
  if (!place || !paragraph || index === null) return null
  return { index, anchor: anchorAt(paragraph, place.text, start, end) }
}
