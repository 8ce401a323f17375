import type { Evidence } from './evidence.ts'
import { inCommon } from './evidence.ts'
import type { Likelihood } from './lattice.ts'
import { looksOf, missing, wordsBefore, type Proportion } from './scoring.ts'
import type { Traits } from './traits.ts'

/** The limits of the evidence of words, so that looks and lengths still count. */
const bestWords = 15
const worstWords = -4

/** Returns the likelihood of links by looks, lengths and shared words. */
export function likelihoodOf(
  here: readonly Traits[],
  there: readonly Traits[],
  evidence: Evidence,
  proportion: Proportion,
): Likelihood {
  const looks = looksOf(here, there, proportion)
  const said = wordsBefore(evidence.source, evidence.shared)
  const saidThere = wordsBefore(evidence.translation, evidence.shared)
  const common = remembering(here.length * there.length, (i, j) =>
    inCommon(evidence, evidence.source[i], evidence.translation[j]),
  )
  const sharedBy = sharing(common)
  return (i, sources, j, translations) => {
    const shared = sharedBy(i, sources, j, translations)
    const all =
      (said[i + sources] ?? 0) -
      (said[i] ?? 0) +
      (saidThere[j + translations] ?? 0) -
      (saidThere[j] ?? 0)
    const words = shared - missing * Math.max(0, all - 2 * shared)
    return looks(i, sources, j, translations) + Math.max(worstWords, Math.min(bestWords, words))
  }
}

/**
 * Returns the evidence that several paragraphs share. A word that two paragraphs on one side have
 * counts once: of the evidence beyond the best pair's, only half counts.
 */
function sharing(common: (i: number, j: number) => number): Likelihood {
  return (i, sources, j, translations) => {
    if (sources === 1 && translations === 1) return common(i, j)
    let sum = 0
    let most = 0
    for (let a = i; a < i + sources; a++) {
      for (let b = j; b < j + translations; b++) {
        const here = common(a, b)
        sum += here
        most = Math.max(most, here)
      }
    }
    return (most + sum) / 2 / Math.min(sources, translations)
  }
}

/** The most results that are cached, a power of two. Only neighbours are asked for again. */
const remembered = 1 << 16

function remembering(
  questions: number,
  ask: (i: number, j: number) => number,
): (i: number, j: number) => number {
  // A document may be thousands of small tables with a field each.
  const size = Math.min(remembered, 2 ** Math.ceil(Math.log2(Math.max(1, questions))))
  const keys = new Float64Array(size).fill(-1)
  const answers = new Float64Array(size)
  return (i, j) => {
    const key = i * 0x4000000 + j
    const slot = (Math.imul(i, 1031) + j) & (size - 1)
    if (keys[slot] !== key) {
      keys[slot] = key
      answers[slot] = ask(i, j)
    }
    return answers[slot] ?? 0
  }
}
