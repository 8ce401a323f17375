/** Repeatable chance: the same seed makes the same choices. */
export interface Chance {
  /** Returns a whole number from 0, below `limit`. */
  readonly below: (limit: number) => number
  readonly of: <T>(choices: readonly [T, ...T[]]) => T
}

/** Chance from `seed`: mulberry32, good enough to press keys with. */
export function chance(seed: number): Chance {
  let at = seed
  const below = (limit: number) => {
    at = (at + 0x6d2b79f5) | 0
    let mixed = Math.imul(at ^ (at >>> 15), at | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
  return { below, of: choices => choices[below(choices.length)] ?? choices[0] }
}
