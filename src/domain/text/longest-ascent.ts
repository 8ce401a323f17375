/** The longest subsequence of `items` whose `height`s rise, by patience; the items themselves stay in order. */
export function longestAscent<T>(items: readonly T[], height: (item: T) => number): readonly T[] {
  const heights = items.map(height)
  /** The lowest end of an ascent of each length. */
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
