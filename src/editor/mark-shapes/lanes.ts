import type { Range } from '#domain/anchor'

/**
 * Returns the lane of each range, from 0: no two ranges that overlap are in one lane, and a range
 * inside another is in a higher lane. Of equal ranges the first is outside. The order of `ranges`
 * is otherwise without effect.
 */
export function lanesOf(ranges: readonly Range[]): readonly number[] {
  const lanes = ranges.map(() => 0)
  const inOrder = ranges
    .map((range, i) => ({ ...range, i, lane: 0 }))
    .sort((a, b) => a.start - b.start || b.end - a.end || a.i - b.i)
  let open: typeof inOrder = []
  for (const range of inOrder) {
    open = open.filter(({ end }) => end > range.start)
    const outside = open.filter(({ end }) => end >= range.end)
    const taken = new Set(open.map(({ lane }) => lane))
    range.lane = 1 + Math.max(-1, ...outside.map(({ lane }) => lane))
    while (taken.has(range.lane)) range.lane++
    lanes[range.i] = range.lane
    open.push(range)
  }
  return lanes
}
