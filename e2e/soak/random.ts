/** Random numbers that are the same again for the same seed. */
export interface Random {
  /** Returns a number from 0 to 1, without 1. */
  readonly next: () => number
  /** Returns a whole number from 0 to `limit`, without `limit`. */
  readonly below: (limit: number) => number
}

/** Uses Mulberry32, which is short and good enough to choose moments. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return { next, below: limit => Math.floor(next() * limit) }
}
