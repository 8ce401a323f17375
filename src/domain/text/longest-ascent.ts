/** Returns the longest subsequence of `items` whose `height`s rise (patience sorting). */
export function longestAscent<T>(items: readonly T[], height: (item: T) => number): readonly T[] {
  const heights = items.map(height)
  /** For each length, the ascent with the lowest end. */
  const ends: number[] = []
  const before = new Int32Array(items.length)
  for (const [k, here] of heights.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((heights[ends[middle] ?? 0] ?? 0) < here) low = middle + 1
      else high = middle
    }
    before[k] = ends[low - 1] ?? -1
    ends[low] = k
  }
  const ascent: T[] = []
  for (let k = ends.at(-1) ?? -1; k >= 0; k = before[k] ?? -1) ascent.push(...items.slice(k, k + 1))
  return ascent.reverse()
}
