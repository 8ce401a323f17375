/**
 * Places small words above the characters they belong to, so that none touches its neighbours.
 * Lengths are in one unit, usually CSS pixels.
 */

/** A word that wants its middle above `centre`. */
export interface Wanted {
  readonly centre: number
  readonly width: number
}

/** Where a word is: its left edge, and how much narrower than usual it is drawn. */
export interface LinedUp {
  readonly left: number
  readonly scale: number
}

export interface LineRoom {
  /** The least distance between two words. */
  readonly gap: number
  /** No word is left or right of these. */
  readonly left: number
  readonly right: number
}

/** The narrowest that a word is drawn, as a part of its usual width. */
const narrowest = 0.72
/** How far a word may be from its place before words are drawn narrower instead, in gaps. */
const mayMove = 2.5
/** In how many steps words become narrower. */
const steps = 7

/**
 * Returns the places of the words of one line, in order. Words that have no room move apart as
 * little as possible, and those that would be far from their characters are drawn narrower.
 */
export function lineUp(wanted: readonly Wanted[], room: LineRoom): readonly LinedUp[] {
  const scales = wanted.map(() => 1)
  for (let step = 1; ; step++) {
    const words = wanted.map(({ centre, width }, i) => ({
      centre,
      width: width * (scales[i] ?? 1),
    }))
    const blocks = inBlocks(words, room)
    const lefts = blocks.flatMap(({ lefts: all }) => all)
    const far = blocks.filter(block => isFar(block, words, room.gap))
    if (far.length === 0 || step > steps)
      return lefts.map((left, i) => ({ left, scale: scales[i] ?? 1 }))
    for (const { first, lefts: all } of far)
      for (let i = first; i < first + all.length; i++)
        scales[i] = 1 - (step / steps) * (1 - narrowest)
  }
}

/** Words that push each other, or one that has room: where the first is, and all left edges. */
interface Block {
  readonly first: number
  readonly lefts: readonly number[]
}

const isFar = ({ first, lefts }: Block, words: readonly Wanted[], gap: number): boolean =>
  lefts.some((left, i) => {
    const { centre, width } = words[first + i] ?? { centre: 0, width: 0 }
    return Math.abs(left + width / 2 - centre) > mayMove * gap
  })

/**
 * Returns the left edges for which the sum of the squared moves is least while the words keep the
 * gap: neighbours in conflict form a block around their mean (pool adjacent violators; Barlow and
 * others, Statistical Inference under Order Restrictions, 1972).
 */
function inBlocks(words: readonly Wanted[], { gap, left, right }: LineRoom): readonly Block[] {
  // With the widths before a word taken off, the words only have to be in order.
  const before: number[] = []
  let sum = 0
  for (const { width } of words) {
    before.push(sum)
    sum += width + gap
  }
  const pools: { total: number; count: number }[] = []
  for (const [i, { centre, width }] of words.entries()) {
    let pool = { total: centre - width / 2 - (before[i] ?? 0), count: 1 }
    for (let last = pools.at(-1); last && mean(last) > mean(pool); last = pools.at(-1)) {
      pool = { total: pool.total + last.total, count: pool.count + last.count }
      pools.pop()
    }
    pools.push(pool)
  }
  const [least, most] = [left, Math.max(left, right - (sum - gap))]
  let first = 0
  return pools.map(pool => {
    const start = Math.min(Math.max(mean(pool), least), most)
    const own = before.slice(first, (first += pool.count))
    return { first: first - pool.count, lefts: own.map(offset => start + offset) }
  })
}

const mean = ({ total, count }: { readonly total: number; readonly count: number }): number =>
  total / count
