/**
 * Recognizes two texts with equally many paragraphs in which each translates the one with the same
 * number. Then equal counts are evidence, because almost no other two texts have them.
 */
import type { Likelihood, Step } from './lattice.ts'

/** How many neighbouring paragraphs must not fit better after a shift. */
const stretch = 32
/** The shifts that are tried, in paragraphs. */
const shifts = [-4, -3, -2, -1, 1, 2, 3, 4]
/** The log-odds by which a shift must be better to count. */
const clearly = 6
/** What equal counts add to the log-odds of two paragraphs with the same number. */
const sameNumber = 1

/** Returns the way on which paragraphs with the same number meet; null if another fits better. */
export function lineByLine(likelihood: Likelihood, count: number): readonly Step[] | null {
  const here = Array.from({ length: count }, (_, i) => likelihood(i, 1, i, 1))
  const sums = [0]
  for (const one of here) sums.push((sums.at(-1) ?? 0) + one)
  const isShifted = shifts.some(shift => {
    // The advantage of the shift over the last `stretch` paragraphs, from 0 again at each end.
    const gains: number[] = []
    let sum = 0
    for (let i = Math.max(0, -shift); i < Math.min(count, count - shift); i++) {
      const gain = likelihood(i, 1, i + shift, 1) - (here[i] ?? 0)
      gains.push(gain)
      sum += gain - (gains.length > stretch ? (gains.at(-1 - stretch) ?? 0) : 0)
      const isWhole = gains.length >= Math.min(stretch, count - Math.abs(shift))
      if (isWhole && sum > clearly) return true
    }
    return false
  })
  return isShifted
    ? null
    : here.map((one, i) => ({
        i,
        sources: 1,
        j: i,
        translations: 1,
        likelihood: one + sameNumber,
      }))
}

/** Returns `likelihood` with equal counts as evidence. */
export const withSameNumbers =
  (likelihood: Likelihood): Likelihood =>
  (i, sources, j, translations) =>
    likelihood(i, sources, j, translations) +
    (i === j && sources === 1 && translations === 1 ? sameNumber : 0)
