/** The length of a translation in proportion to its source, measured on the texts. */
import type { Step } from './lattice.ts'
import { lengthsBefore, type Proportion } from './scoring.ts'
import type { Traits } from './traits.ts'
import { isHan } from './words.ts'

/** The least and the most letters of the translation per letter of the source. */
const possible = { fromHan: [1.5, 6], alike: [0.5, 2] } as const
const firstSpread = 0.35
/** The least number of links that prove a proportion. */
const enough = 8
/** The least length, in letters, of a paragraph that proves something. */
const provingLength = 10

/**
 * Estimates the proportion from the lengths of the two texts, either of which may be incomplete.
 */
export function firstProportion(here: readonly Traits[], there: readonly Traits[]): Proportion {
  const [least, most] = isHan(here) === isHan(there) ? possible.alike : possible.fromHan
  const ratio = (lengthsBefore(there).at(-1) ?? 0) / Math.max(1, lengthsBefore(here).at(-1) ?? 0)
  return { ratio: Math.min(most, Math.max(least, ratio)), spread: firstSpread }
}

/**
 * Measures the proportion on the likely one-to-one links of `way`; returns `before` if they are too
 * few.
 */
export function provenProportion(
  way: readonly Step[],
  here: readonly Traits[],
  there: readonly Traits[],
  before: Proportion,
): Proportion {
  const logs = way
    .filter(step => step.sources === 1 && step.translations === 1 && step.likelihood > 0)
    .map(({ i, j }) => [here[i]?.length ?? 0, there[j]?.length ?? 0] as const)
    .filter(([length]) => length >= provingLength)
    .map(([length, other]) => Math.log(Math.max(1, other) / length))
  if (logs.length < enough) return before
  const middle = median(logs)
  const spread = 1.5 * median(logs.map(log => Math.abs(log - middle)))
  return { ratio: Math.exp(middle), spread: Math.min(0.4, Math.max(0.12, spread)) }
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0
