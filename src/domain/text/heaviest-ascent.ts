/**
 * Returns the subsequence of `items` whose `height`s rise and whose `weight`s, none of them
 * negative, have the greatest sum. It takes n log n steps: a tree of maxima (Fenwick 1994) over the
 * heights knows the heaviest ascent that ends below a height.
 */
export function heaviestAscent<T>(
  items: readonly T[],
  height: (item: T) => number,
  weight: (item: T) => number,
): readonly T[] {
  const heights = items.map(height)
  const levels = new Map([...new Set(heights)].sort((a, b) => a - b).map((one, k) => [one, k + 1]))
  const sums = new Float64Array(items.length)
  const before = new Int32Array(items.length)
  /** For each node, the item at which the heaviest ascent below it ends; -1 if there is none. */
  const ends = new Int32Array(levels.size + 1).fill(-1)
  const sumOf = (item: number) => (item < 0 ? 0 : (sums[item] ?? 0))
  let heaviest = -1
  for (const [k, item] of items.entries()) {
    const level = levels.get(heights[k] ?? 0) ?? 1
    let last = -1
    for (let node = level - 1; node > 0; node -= node & -node) {
      const end = ends[node] ?? -1
      if (end >= 0 && (last < 0 || sumOf(end) > sumOf(last))) last = end
    }
    before[k] = last
    sums[k] = sumOf(last) + weight(item)
    for (let node = level; node <= levels.size; node += node & -node) {
      const end = ends[node] ?? -1
      if (end < 0 || sumOf(k) > sumOf(end)) ends[node] = k
    }
    if (heaviest < 0 || sumOf(k) > sumOf(heaviest)) heaviest = k
  }
  const ascent: T[] = []
  for (let k = heaviest; k >= 0; k = before[k] ?? -1) ascent.push(...items.slice(k, k + 1))
  return ascent.reverse()
}
