import { costOfScore } from '#domain/words/word-cost'

/** The tables of the trie and of the expressions that end at its nodes. */
export interface TrieTables {
  readonly trieUnits: Uint16Array
  readonly trieDegrees: Uint16Array
  readonly trieCosts: Uint16Array
  readonly headNodes: Uint32Array
  readonly headCounts: Uint16Array
  readonly headEntries: Uint32Array
}

/** A range of the sorted keys that begin alike, up to `depth` units. */
interface Range {
  readonly first: number
  readonly end: number
  readonly depth: number
}

/**
 * Lays the keys out in breadth-first order. `heads` are the entries of each folded expression,
 * `scores` the scores of words; a key may be in one of them only.
 */
export function makeTrie(
  scores: ReadonlyMap<string, number>,
  heads: ReadonlyMap<string, readonly number[]>,
): TrieTables {
  const keys = [...new Set([...scores.keys(), ...heads.keys()])].sort()
  const units: number[] = [0]
  const degrees: number[] = []
  const costs: number[] = []
  const found: { readonly node: number; readonly entries: readonly number[] }[] = []
  const ranges: Range[] = [{ first: 0, end: keys.length, depth: 0 }]
  for (let node = 0; node < ranges.length; node++) {
    const { first = 0, end = 0, depth = 0 } = ranges[node] ?? {}
    const key = keys[first]
    const isKey = key !== undefined && first < end && key.length === depth && depth > 0
    const score = isKey ? scores.get(key) : undefined
    costs[node] = score === undefined ? 0 : costOfScore(score)
    const entries = isKey ? heads.get(key) : undefined
    if (entries) found.push({ node, entries })
    let degree = 0
    for (let at = isKey ? first + 1 : first; at < end; degree++) {
      const unit = keys[at]?.charCodeAt(depth) ?? 0
      const start = at
      while (at < end && keys[at]?.charCodeAt(depth) === unit) at++
      ranges.push({ first: start, end: at, depth: depth + 1 })
      units.push(unit)
    }
    degrees[node] = degree
  }
  return {
    trieUnits: Uint16Array.from(units),
    trieDegrees: Uint16Array.from(degrees),
    trieCosts: Uint16Array.from(costs),
    headNodes: Uint32Array.from(found, ({ node }) => node),
    headCounts: Uint16Array.from(found, ({ entries }) => entries.length),
    headEntries: Uint32Array.from(found.flatMap(({ entries }) => entries)),
  }
}
