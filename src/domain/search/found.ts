/** What a search found in a book, as columns of numbers: a hundred thousand hits are a few arrays, quickly handed from a worker to the page. */
import type { AnnotationId } from '../ids.ts'
import { Numbers } from './numbers.ts'

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
  /** Into `notes`; of hits in notes only, and empty where there is none. */
  readonly note: Uint32Array
  readonly notes: readonly AnnotationId[]
}

/** The memory of `found`, for a worker that hands it over instead of copying it. What is empty may be everybody's. */
export const memoryOf = ({ place, index, start, end, note }: Found): readonly ArrayBufferLike[] =>
  [place, index, start, end, note].map(({ buffer }) => buffer).filter(it => it.byteLength > 0)

export const countOf = (found: Found): number => found.index.length

/** Takes hits one by one, in any order, and puts them into columns. No object is made for one: there may be very many. */
export class FoundList {
  readonly #place = new Numbers(1024)
  readonly #index = new Numbers(1024)
  readonly #start = new Numbers(1024)
  readonly #end = new Numbers(1024)
  readonly #note = new Numbers(1024)
  readonly #notes = new Map<AnnotationId, number>()
  /** What comes from one place alone is in order already. */
  #isInOrder = true

  /** The parts of a `FoundHit`. */
  add(
    place: SearchPlace,
    index: number,
    start: number,
    end: number,
    note: AnnotationId | null,
  ): void {
    const at = this.#index.length
    this.#place.push(placeNumbers[place])
    this.#index.push(index)
    this.#start.push(start)
    this.#end.push(end)
    this.#note.push(note === null ? 0 : this.#numberOf(note))
    if (at > 0 && this.#compare(at - 1, at, null) > 0) this.#isInOrder = false
  }

  inOrder(): Found {
    const notes = [...this.#notes.keys()]
    const order = this.#isInOrder
      ? null
      : Uint32Array.from({ length: this.#index.length }, (_, i) => i)
    order?.sort((a, b) => this.#compare(a, b, notes))
    const put = (column: Numbers) => order?.map(at => column.at(at)) ?? column.toArray()
    return {
      place: new Uint8Array(put(this.#place)),
      index: put(this.#index),
      start: put(this.#start),
      end: put(this.#end),
      note: notes.length === 0 ? new Uint32Array() : put(this.#note),
      notes,
    }
  }

  #numberOf(note: AnnotationId): number {
    const number = this.#notes.get(note) ?? this.#notes.size
    this.#notes.set(note, number)
    return number
  }

  /** Of two notes on one paragraph, without their names, nothing is known: they are then put in order for certain. */
  #compare(a: number, b: number, notes: readonly AnnotationId[] | null): number {
    const by = (column: Numbers) => column.at(a) - column.at(b)
    const before = by(this.#index) || by(this.#place)
    if (before !== 0) return before
    if (by(this.#note) === 0) return by(this.#start)
    if (!notes) return 1
    const [one = '', other = ''] = [notes[this.#note.at(a)], notes[this.#note.at(b)]]
    return one < other ? -1 : 1
  }
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

/** No hits. */
export const nothingFound: Found = new FoundList().inOrder()
