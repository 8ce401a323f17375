/** What a search found in a book, as columns of numbers: a hundred thousand hits are a few arrays, quickly handed from a worker to the page. */
import type { AnnotationId } from '../ids.ts'

/** Where a book can be searched; hits on one paragraph come in this order. */
export const places = ['source', 'translation', 'note'] as const
export type SearchPlace = (typeof places)[number]

/** One hit. UTF-16 offsets into the text of its place; `index` is the paragraph's place in the book, from 0. */
export interface FoundHit {
  readonly place: SearchPlace
  readonly index: number
  readonly start: number
  readonly end: number
  /** Of a hit in a note: whose note it is. */
  readonly note: AnnotationId | null
}

/** Hits in the order of the text. */
export interface Found {
  /** Into `places`. */
  readonly place: Uint8Array
  readonly index: Uint32Array
  readonly start: Uint32Array
  readonly end: Uint32Array
  /** Into `notes`; of hits in notes only. */
  readonly note: Uint32Array
  readonly notes: readonly AnnotationId[]
}

export const countOf = (found: Found): number => found.index.length

/** Hits as columns, put in order. */
export function foundOf(hits: readonly FoundHit[]): Found {
  // What comes from one place alone is in order already.
  const isInOrder = hits.every((hit, i) => i === 0 || compare(hits[i - 1] ?? hit, hit) <= 0)
  const inOrder = isInOrder ? hits : hits.toSorted(compare)
  const numbers = new Map<AnnotationId, number>()
  const found = {
    place: new Uint8Array(hits.length),
    index: new Uint32Array(hits.length),
    start: new Uint32Array(hits.length),
    end: new Uint32Array(hits.length),
    note: new Uint32Array(hits.length),
  }
  for (const [i, { place, index, start, end, note }] of inOrder.entries()) {
    found.place[i] = placeNumbers[place]
    found.index[i] = index
    found.start[i] = start
    found.end[i] = end
    if (note === null) continue
    const number = numbers.get(note) ?? numbers.size
    numbers.set(note, number)
    found.note[i] = number
  }
  return { ...found, notes: [...numbers.keys()] }
}

/** The hit `at`, from 0; null if there are fewer. */
export function hitAt(found: Found, at: number): FoundHit | null {
  const place = places[found.place[at] ?? places.length]
  if (place === undefined) return null
  return {
    place,
    index: found.index[at] ?? 0,
    start: found.start[at] ?? 0,
    end: found.end[at] ?? 0,
    note: place === 'note' ? (found.notes[found.note[at] ?? 0] ?? null) : null,
  }
}

/** The first hit on paragraph `index` of the book or after it; `countOf(found)` if there is none. */
export function firstFrom({ index: indexes }: Found, index: number): number {
  let low = 0
  let high = indexes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((indexes[middle] ?? 0) < index) low = middle + 1
    else high = middle
  }
  return low
}

const placeNumbers: Readonly<Record<SearchPlace, number>> = { source: 0, translation: 1, note: 2 }

const compare = (a: FoundHit, b: FoundHit): number =>
  a.index - b.index ||
  placeNumbers[a.place] - placeNumbers[b.place] ||
  byNote(a, b) ||
  a.start - b.start

const byNote = (a: FoundHit, b: FoundHit): number => {
  const [one, other] = [a.note ?? '', b.note ?? '']
  return one === other ? 0 : one < other ? -1 : 1
}

/** No hits. */
export const nothingFound: Found = foundOf([])
