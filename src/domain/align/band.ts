/**
 * The part of the field, source paragraphs by translation paragraphs, that is searched. A
 * long book's whole field has hundreds of millions of places; nearly all are far
 * from any way that a translation takes.
 */
import { longestAscent } from '../text/longest-ascent.ts'
import type { Evidence } from './evidence.ts'

/** For each number of source paragraphs gone, 0 included: the least and the most of the translation that may be gone. */
export interface Band {
  readonly low: Int32Array
  readonly high: Int32Array
  /** Where a row begins among all places of the band, and after the last row where they end. */
  readonly offsets: Int32Array
}

/** A place in the field: so many paragraphs gone on each side. */
export interface Point {
  readonly i: number
  readonly j: number
}

/** The places at most `half` away from the way through `points`, which ascend; both corners of the field are in it. */
export function bandAround(
  points: readonly Point[],
  half: number,
  sources: number,
  translations: number,
): Band {
  const low = new Int32Array(sources + 1)
  const high = new Int32Array(sources + 1)
  const way = [{ i: 0, j: 0 }, ...points, { i: sources, j: translations }]
  let next = 0
  for (let i = 0; i <= sources; i++) {
    while (next < way.length - 1 && (way[next]?.i ?? 0) < i) next++
    const to = way[next] ?? { i, j: translations }
    const from = way[Math.max(0, next - 1)] ?? { i: 0, j: 0 }
    const share = to.i === from.i ? 1 : (i - from.i) / (to.i - from.i)
    const middle = from.j + share * (to.j - from.j)
    low[i] = Math.max(0, Math.floor(middle - half))
    high[i] = Math.min(translations, Math.ceil(middle + half))
  }
  // What is skipped on one side is a leap of the way: rows must overlap for it to be taken.
  for (let i = 1; i <= sources; i++) high[i - 1] = Math.max(high[i - 1] ?? 0, low[i] ?? 0)
  for (let i = sources; i > 0; i--) low[i] = Math.min(low[i] ?? 0, high[i - 1] ?? 0)
  const last = way.findLast(({ i }) => i < sources)
  low[0] = 0
  high[sources] = translations
  if (last && sources > 0) low[sources] = Math.min(low[sources] ?? 0, Math.floor(last.j + half))
  const offsets = new Int32Array(sources + 2)
  for (let i = 0; i <= sources; i++) {
    offsets[i + 1] = (offsets[i] ?? 0) + (high[i] ?? 0) - (low[i] ?? 0) + 1
  }
  return { low, high, offsets }
}

/** How many places `band` has. */
export const bandSize = ({ offsets }: Band): number => offsets.at(-1) ?? 0

/** Whether `way` runs along the edge of `band`: a better one may be outside. */
export const touchesEdge = (way: readonly Point[], { low, high }: Band, translations: number) =>
  way.some(({ i, j }) => {
    const [least, most] = [low[i] ?? 0, high[i] ?? translations]
    return (least > 0 && j - least < 3) || (most < translations && most - j < 3)
  })

/**
 * Where words that stand once in each text say that both meet: the longest row of such places that
 * ascends on both sides.
 */
export function anchorsIn({ source, translation, shared }: Evidence): readonly Point[] {
  const words = shared.length
  const [here, there] = [onlyPlaces(source, words), onlyPlaces(translation, words)]
  const candidates: Point[] = []
  for (let word = 0; word < words; word++) {
    const [i, j] = [here[word] ?? -1, there[word] ?? -1]
    if (i >= 0 && j >= 0) candidates.push({ i, j })
  }
  candidates.sort((a, b) => a.i - b.i || b.j - a.j)
  return longestAscent(candidates, ({ j }) => j)
}

/** By a word's number: the one paragraph it stands in; -1 for none, -2 for several. */
function onlyPlaces(lists: Evidence['source'], words: number): Int32Array {
  const places = new Int32Array(words).fill(-1)
  for (const [i, list] of lists.entries()) {
    for (const word of list) places[word] = places[word] === -1 ? i : -2
  }
  return places
}
