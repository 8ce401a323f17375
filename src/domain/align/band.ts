/**
 * The part of the field (source paragraphs by translation paragraphs) that is searched. The whole
 * field of a long book has hundreds of millions of cells, nearly all of them far from the way that
 * a translation takes.
 */
import { longestAscent } from '../text/longest-ascent.ts'
import type { Evidence } from './evidence.ts'

/**
 * For each number of source paragraphs passed, from 0: the lowest and the highest number of
 * translation paragraphs that may have been passed.
 */
export interface Band {
  readonly low: Int32Array
  readonly high: Int32Array
  /**
   * The number of each row's first cell among all cells of the band; after the last row, their
   * total.
   */
  readonly offsets: Int32Array
}

/** A cell of the field: the number of paragraphs passed on each side. */
export interface Point {
  readonly i: number
  readonly j: number
}

/**
 * Returns the cells at most `half` away from the way through `points`, which ascend. It may differ
 * by row. Both corners of the field are in the band.
 */
export function bandAround(
  points: readonly Point[],
  half: number | ((row: number) => number),
  sources: number,
  translations: number,
): Band {
  const halfAt = typeof half === 'number' ? () => half : half
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
    low[i] = Math.max(0, Math.floor(middle - halfAt(i)))
    high[i] = Math.min(translations, Math.ceil(middle + halfAt(i)))
  }
  // A way that skips paragraphs on one side leaps, so neighbouring rows must overlap.
  for (let i = 1; i <= sources; i++) high[i - 1] = Math.max(high[i - 1] ?? 0, low[i] ?? 0)
  for (let i = sources; i > 0; i--) low[i] = Math.min(low[i] ?? 0, high[i - 1] ?? 0)
  const last = way.findLast(({ i }) => i < sources)
  low[0] = 0
  high[sources] = translations
  if (last && sources > 0)
    low[sources] = Math.min(low[sources] ?? 0, Math.floor(last.j + halfAt(sources)))
  const offsets = new Int32Array(sources + 2)
  for (let i = 0; i <= sources; i++) {
    offsets[i + 1] = (offsets[i] ?? 0) + (high[i] ?? 0) - (low[i] ?? 0) + 1
  }
  return { low, high, offsets }
}

/** How many cells `band` has. */
export const bandSize = ({ offsets }: Band): number => offsets.at(-1) ?? 0

/** Whether `way` runs along the edge of `band`, so that a better way may lie outside. */
export const touchesEdge = (way: readonly Point[], { low, high }: Band, translations: number) =>
  way.some(({ i, j }) => {
    const [least, most] = [low[i] ?? 0, high[i] ?? translations]
    return (least > 0 && j - least < 3) || (most < translations && most - j < 3)
  })

/**
 * Returns the points where words that occur once in each text meet: the longest list that ascends
 * on both sides.
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

/**
 * For each word, the number of the only paragraph that has it; -1 if no paragraph has it, -2 if
 * several do.
 */
function onlyPlaces(lists: Evidence['source'], words: number): Int32Array {
  const places = new Int32Array(words).fill(-1)
  for (const [i, list] of lists.entries()) {
    for (const word of list) places[word] = places[word] === -1 ? i : -2
  }
  return places
}
