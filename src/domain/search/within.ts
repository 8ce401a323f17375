import { endsOf, type BookSelection } from '../text/book-selection.ts'
import { firstFrom, hitAt, type SearchResults } from './search-results.ts'

/**
 * Returns the hits inside a selection, in the same order. Of the other side and of notes, those on
 * a paragraph that the selection touches.
 */
export function hitsWithin(found: SearchResults, selection: BookSelection): SearchResults {
  const { from, to } = endsOf(selection)
  const first = firstFrom(found, from.index)
  const end = firstFrom(found, to.index + 1)
  const isInside = (at: number): boolean => {
    const hit = hitAt(found, at)
    if (hit?.place !== selection.side) return hit !== null
    const begins = hit.index > from.index || hit.start >= from.offset
    return begins && (hit.index < to.index || hit.end <= to.offset)
  }
  const kept = Uint32Array.from({ length: end - first }, (_, i) => first + i).filter(isInside)
  const pick = (column: Uint32Array) => kept.map(at => column[at] ?? 0)
  return {
    place: Uint8Array.from(kept, at => found.place[at] ?? 0),
    index: pick(found.index),
    start: pick(found.start),
    end: pick(found.end),
    note: found.note.length === 0 ? found.note : pick(found.note),
    notes: found.notes,
  }
}
