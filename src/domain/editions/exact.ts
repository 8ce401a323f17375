/** Paragraphs that two editions have to the letter. */
import { longestAscent } from '../text/longest-ascent.ts'

export interface NumberPair {
  readonly old: number
  readonly fresh: number
}

export interface ExactPairs {
  /** Ascending on both sides. */
  readonly inOrder: readonly NumberPair[]
  /** The others, in the order of the new edition. */
  readonly moved: readonly NumberPair[]
}

/** The paragraphs with the same text, each in one pair at most: those first that keep the order of most. */
export function exactPairs(old: readonly string[], fresh: readonly string[]): ExactPairs {
  const anchors = longestAscent(onlyOnce(old, fresh), pair => pair.fresh)
  const inOrder = spread(anchors, old, fresh)
  const taken = { old: new Set<number>(), fresh: new Set<number>() }
  for (const pair of inOrder) {
    taken.old.add(pair.old)
    taken.fresh.add(pair.fresh)
  }
  return { inOrder, moved: leftOver(old, fresh, taken) }
}

/** Texts that stand once in each edition, in the order of the old one. */
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
 * `anchors` with what is alike beside them, and between them in order: a text that stands
 * several times is told by its neighbours.
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
    // What lies before the last one found is of no more use.
    while (there && (there[0] ?? next) < next) there.shift()
    const place = there?.shift()
    if (place === undefined) continue
    middle.push({ old: a, fresh: place + b })
    next = place + 1
  }
  return [...head, ...middle, ...tail.reverse()]
}

function leftOver(
  old: readonly string[],
  fresh: readonly string[],
  taken: { readonly old: ReadonlySet<number>; readonly fresh: ReadonlySet<number> },
): readonly NumberPair[] {
  const waiting = placesOf(old)
  return fresh.flatMap((text, number) => {
    if (taken.fresh.has(number)) return []
    const there = waiting.get(text)
    while (there && taken.old.has(there[0] ?? -1)) there.shift()
    const first = there?.shift()
    return first === undefined ? [] : [{ old: first, fresh: number }]
  })
}

/** For each text where it stands, ascending. */
function placesOf(texts: readonly string[]): ReadonlyMap<string, number[]> {
  const places = new Map<string, number[]>()
  for (const [number, text] of texts.entries()) {
    const there = places.get(text)
    if (there) there.push(number)
    else places.set(text, [number])
  }
  return places
}
