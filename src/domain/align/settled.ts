/**
 * Finds the links of a long text that are as good as certain, so that later rounds pass over them.
 */
import { isOneToOne, type FoundWay } from './lattice.ts'

/** Which paragraphs are in links that need no further round: 1 for each of them. */
export interface Settled {
  readonly source: Uint8Array
  readonly translation: Uint8Array
}

export const noneSettled: Settled = { source: new Uint8Array(), translation: new Uint8Array() }

/** In ways of fewer links than this, every link has all rounds. */
const settlesFrom = 5000
/** The confidence of a link that needs no further round, and of its neighbours on each side. */
const settling = 0.99
const neighbours = 3

/**
 * Returns which paragraphs of a long text are settled. Most are, and learning and weighing words
 * for them took half of the time.
 */
export function settledIn({ way, sure }: FoundWay): Settled {
  const last = way.at(-1)
  if (!last || way.length < settlesFrom) return noneSettled
  const settled: Settled = {
    source: new Uint8Array(last.i + last.sources),
    translation: new Uint8Array(last.j + last.translations),
  }
  // How many links before this one are sure, without a break.
  let run = 0
  for (const [k, step] of way.entries()) {
    const isSure = isOneToOne(step) && step.likelihood > 0 && (sure[k] ?? 0) > settling
    run = isSure ? run + 1 : 0
    const middle = way[k - neighbours]
    if (run <= neighbours * 2 || !middle) continue
    settled.source[middle.i] = 1
    settled.translation[middle.j] = 1
  }
  return settled
}

/** The share of the source that is not settled, from 0 to 1. */
export function shareLeft({ source }: Settled): number {
  if (source.length === 0) return 1
  const done = source.reduce((sum, one) => sum + one, 0)
  return Math.max(1, source.length - done) / source.length
}
