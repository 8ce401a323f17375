/** Finds identical paragraphs of two editions. */
import { longestAscent } from '../text/longest-ascent.ts'

export interface NumberPair {
  readonly old: number
  readonly fresh: number
}

export interface ExactPairs {
  /** Ascending on both sides. */
  readonly inOrder: readonly NumberPair[]
  /** All other pairs, in the order of the new edition. */
  readonly moved: readonly NumberPair[]
}

/**
 * Returns the pairs of paragraphs with the same text, each paragraph in one pair at most. Prefers
 * pairs that keep the order.
 */
export function exactPairs(old: readonly string[], fresh: readonly string[]): ExactPairs {
  const anchors = longestAscent(onlyOnce(old, fresh), pair => pair.fresh)
  const inOrder = spread(anchors, old, fresh)
  return { inOrder, moved: leftOver(old, fresh, inOrder) }
}

/** Texts that occur once in each edition, in the order of the old one. */
function onlyOnce(old: readonly string[], fresh: readonly string[]): readonly NumberPair[] {
  const places = placesOf(fresh)
  const own = placesOf(old)
  return old.flatMap((text, number) => {
    const [there, more] = places.get(text) ?? []
    return there !== undefined && more === undefined && own.get(text)?.length === 1
      ? [{ old: number, fresh: there }]
      : []
  })
}

/**
 * Adds to `anchors` the identical paragraphs beside them, and those between them in order. A text
 * that occurs several times is identified by its neighbours.
 */
function spread(
  anchors: readonly NumberPair[],
  old: readonly string[],
  fresh: readonly string[],
): readonly NumberPair[] {
  const found: NumberPair[] = []
  const ends = [...anchors, { old: old.length, fresh: fresh.length }]
  let from = { old: 0, fresh: 0 }
  for (const end of ends) {
    found.push(...between(old, fresh, from, end))
    if (end.old < old.length || end.fresh < fresh.length) found.push(end)
    from = { old: end.old + 1, fresh: end.fresh + 1 }
  }
  return found
}

function between(
  old: readonly string[],
  fresh: readonly string[],
  from: NumberPair,
  end: NumberPair,
): readonly NumberPair[] {
  const head: NumberPair[] = []
  let { old: a, fresh: b } = from
  while (a < end.old && b < end.fresh && old[a] === fresh[b]) head.push({ old: a++, fresh: b++ })
  const tail: NumberPair[] = []
  let { old: c, fresh: d } = end
  while (c > a && d > b && old[c - 1] === fresh[d - 1]) tail.push({ old: --c, fresh: --d })
  const middle: NumberPair[] = []
  const places = placesOf(fresh.slice(b, d))
  let next = 0
  for (; a < c; a++) {
    const there = places.get(old[a] ?? '')
    // Places before the last one found are of no more use.
    while (there && (there[0] ?? next) < next) there.shift()
    const place = there?.shift()
    if (place === undefined) continue
    middle.push({ old: a, fresh: place + b })
    next = place + 1
  }
  return [...head, ...middle, ...tail.reverse()]
}

/**
 * Pairs that are not in `inOrder`: first texts that occur once in each edition, then identical
 * paragraphs beside those, then the first remaining with the first.
 */
function leftOver(
  old: readonly string[],
  fresh: readonly string[],
  inOrder: readonly NumberPair[],
): readonly NumberPair[] {
  const free = { old: new Set(old.keys()), fresh: new Set(fresh.keys()) }
  const found: NumberPair[] = []
  const take = (pair: NumberPair): boolean => {
    const isAlike = old[pair.old] === fresh[pair.fresh]
    if (!isAlike || !free.old.has(pair.old) || !free.fresh.has(pair.fresh)) return false
    free.old.delete(pair.old)
    free.fresh.delete(pair.fresh)
    found.push(pair)
    return true
  }
  for (const pair of inOrder) {
    free.old.delete(pair.old)
    free.fresh.delete(pair.fresh)
  }
  for (const pair of onlyOnce(old, fresh)) take(pair)
  for (const pair of found) {
    for (const step of [-1, 1]) {
      let { old: a, fresh: b } = pair
      do {
        a += step
        b += step
      } while (take({ old: a, fresh: b }))
    }
  }
  const waiting = placesOf(old)
  for (const number of free.fresh) {
    const there = waiting.get(fresh[number] ?? '')
    while (there && there.length > 0 && !free.old.has(there[0] ?? -1)) there.shift()
    const first = there?.shift()
    if (first !== undefined) take({ old: first, fresh: number })
  }
  return found.sort((a, b) => a.fresh - b.fresh)
}

/** For each text, the numbers of its paragraphs, ascending. */
function placesOf(texts: readonly string[]): ReadonlyMap<string, number[]> {
  const places = new Map<string, number[]>()
  for (const [number, text] of texts.entries()) {
    const there = places.get(text)
    if (there) there.push(number)
    else places.set(text, [number])
  }
  return places
}
