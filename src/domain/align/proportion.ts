/** How long a translation is, measured on the texts themselves. */
import type { Step } from './lattice.ts'
import { lengthsBefore, type Proportion } from './scoring.ts'
import type { Traits } from './traits.ts'
import { isHan } from './words.ts'

/** Letters of the translation for one of the source that can be, at least and at most. */
const possible = { fromHan: [1.5, 6], alike: [0.5, 2] } as const
const firstSpread = 0.35
/** So many links prove something. */
const enough = 8
/** A shorter paragraph proves nothing. */
const provingLength = 10

/** From the lengths of the two texts, of which either may be only a part. */
export function firstProportion(here: readonly Traits[], there: readonly Traits[]): Proportion {
  const [least, most] = isHan(here) === isHan(there) ? possible.alike : possible.fromHan
  const ratio = (lengthsBefore(there).at(-1) ?? 0) / Math.max(1, lengthsBefore(here).at(-1) ?? 0)
  return { ratio: Math.min(most, Math.max(least, ratio)), spread: firstSpread }
}

/** As the links of `way` have it that are likely and one to one; `before` where those are too few. */
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
