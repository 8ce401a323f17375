/**
 * The log-linear model of readings: the weight of a reading is the sum of the weights of its
 * features. `resources/words/train-readings.ts` makes it.
 */
import { readingNumber, weightKey } from './reading-features.ts'

/** Weights in the file are in steps of 1/16. */
export const weightSteps = 16

export interface ReadingModel {
  /** The sum of the weights of a syllable, given features; 0 if it knows none of them. */
  readonly score: (features: readonly number[], syllable: string) => number
}

/** The share of places of the table that are free, so that a search ends soon. */
const spareFactor = 2

/** `keys` are distinct; each has its weight at the same index of `weights`. */
export function createReadingModel(keys: Uint32Array, weights: Int8Array): ReadingModel {
  const size = 2 ** Math.ceil(Math.log2(keys.length * spareFactor + 1))
  const table = new Uint32Array(size)
  const values = new Int8Array(size)
  const place = (key: number): number => {
    let at = key & (size - 1)
    while (table[at] !== 0 && table[at] !== key) at = (at + 1) & (size - 1)
    return at
  }
  keys.forEach((key, i) => {
    const at = place(key)
    table[at] = key
    values[at] = weights[i] ?? 0
  })
  const numbers = new Map<string, number>()
  return {
    score(features, syllable) {
      let number = numbers.get(syllable)
      if (number === undefined) numbers.set(syllable, (number = readingNumber(syllable)))
      let sum = 0
      for (const feature of features) sum += values[place(weightKey(feature, number))] ?? 0
      return sum / weightSteps
    },
  }
}
