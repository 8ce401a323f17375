/**
 * The results of a search in a book as columns of numbers. A hundred thousand hits are a few
 * arrays, which a worker transfers quickly to the page.
 */
import type { AnnotationId } from '../ids.ts'

/** The parts of a book that can be searched. Hits on one paragraph are in this order. */
export const places = ['source', 'translation', 'note'] as const
export type SearchPlace = (typeof places)[number]

/**
 * One hit. Offsets are UTF-16 code units of the text at its place; `index` is the paragraph's place
 * in the book, from 0.
 */
export interface SearchHit {
  readonly place: SearchPlace
  readonly index: number
  readonly start: number
  readonly end: number
  /** The note of a hit in a note. */
  readonly note: AnnotationId | null
}

/** Hits in the order of the text. */
export interface SearchResults {
  /** Indexes into `places`. */
  readonly place: Uint8Array
  readonly index: Uint32Array
  readonly start: Uint32Array
  readonly end: Uint32Array
  /** Indexes into `notes`, for hits in notes; empty if there are no such hits. */
  readonly note: Uint32Array
  readonly notes: readonly AnnotationId[]
}

/**
 * Returns the buffers of `found`, so that a worker can transfer them. Leaves out empty ones, which
 * may be shared.
 */
export const memoryOf = ({
  place,
  index,
  start,
  end,
  note,
}: SearchResults): readonly ArrayBufferLike[] =>
  [place, index, start, end, note].map(({ buffer }) => buffer).filter(it => it.byteLength > 0)

export const countOf = (found: SearchResults): number => found.index.length

/**
 * Collects hits one by one, in any order, in columns. Makes no object per hit, because there may be
 * very many.
 */
export class SearchResultList {
  #place = new Uint8Array(4096)
  #index = new Uint32Array(4096)
  #start = new Uint32Array(4096)
  #end = new Uint32Array(4096)
  /** Numbers by first occurrence, from 0; empty while there is no hit in a note. */
  #note = new Uint32Array()
  readonly #notes = new Map<AnnotationId, number>()
  #length = 0

  /** Adds a hit in note `note`. */
  addInNote(note: AnnotationId, index: number, start: number, end: number): void {
    this.add('note', index, start, end)
    this.#setNote(this.#length - 1, note)
  }

  /**
   * Adds a hit. Takes the fields of a `SearchHit` one by one, because an object a hit costs time.
   */
  add(place: SearchPlace, index: number, start: number, end: number): void {
    const at = this.#length
    if (at === this.#index.length) this.#grow()
    this.#place[at] = placeNumbers[place]
    this.#index[at] = index
    this.#start[at] = start
    this.#end[at] = end
    this.#length = at + 1
  }

  inOrder(): SearchResults {
    const notes = this.#rankNotes()
    const order = this.#isInOrder() ? null : this.#order()
    const put = (column: Uint32Array) =>
      order?.map(at => column[at] ?? 0) ?? column.slice(0, this.#length)
    return {
      place: order
        ? Uint8Array.from(order, at => this.#place[at] ?? 0)
        : this.#place.slice(0, this.#length),
      index: put(this.#index),
      start: put(this.#start),
      end: put(this.#end),
      note: notes.length === 0 ? new Uint32Array() : put(this.#note),
      notes,
    }
  }

  #grow(): void {
    const room = this.#index.length * 4
    const place = new Uint8Array(room)
    place.set(this.#place)
    this.#place = place
    this.#index = widened(this.#index, room)
    this.#start = widened(this.#start, room)
    this.#end = widened(this.#end, room)
    if (this.#notes.size > 0) this.#note = widened(this.#note, room)
  }

  #setNote(at: number, note: AnnotationId): void {
    if (this.#notes.size === 0) this.#note = widened(this.#note, this.#index.length)
    const number = this.#notes.get(note) ?? this.#notes.size
    this.#notes.set(note, number)
    this.#note[at] = number
  }

  /** Renumbers the notes in the order of their ids, and returns the ids. */
  #rankNotes(): readonly AnnotationId[] {
    const notes = [...this.#notes.keys()].toSorted()
    const ranks = Uint32Array.from(notes)
    for (const [rank, note] of notes.entries()) ranks[this.#notes.get(note) ?? 0] = rank
    if (notes.length > 0) this.#note = this.#note.map(number => ranks[number] ?? 0)
    return notes
  }

  /** Hits from one place are mostly sorted already. */
  #isInOrder(): boolean {
    for (let at = 1; at < this.#length; at++) if (this.#compare(at - 1, at) > 0) return false
    return true
  }

  #order(): Uint32Array {
    const order = Uint32Array.from({ length: this.#length }, (_, i) => i)
    return order.sort((a, b) => this.#compare(a, b))
  }

  #compare(a: number, b: number): number {
    return (
      (this.#index[a] ?? 0) - (this.#index[b] ?? 0) ||
      (this.#place[a] ?? 0) - (this.#place[b] ?? 0) ||
      (this.#note[a] ?? 0) - (this.#note[b] ?? 0) ||
      (this.#start[a] ?? 0) - (this.#start[b] ?? 0)
    )
  }
}

/** Returns a copy of `numbers` with the length `room`. */
function widened(numbers: Uint32Array, room: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(room)
  larger.set(numbers)
  return larger
}

/** Returns the hit `at`, from 0; null if there are fewer. */
export function hitAt(found: SearchResults, at: number): SearchHit | null {
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

/**
 * Returns the first hit at or after paragraph `index` of the book; `countOf(found)` if there is
 * none.
 */
export function firstFrom({ index: indexes }: SearchResults, index: number): number {
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

/** No hits. */
export const nothingFound: SearchResults = new SearchResultList().inOrder()
