/**
 * Which paragraphs of a translation are beside which of the source: an aligner's result with the
 * reader's corrections. Pairings are values: a correction returns a new one.
 */

/** The translation paragraphs beside one source paragraph, from `start` up to `end`. */
export interface Beside {
  readonly start: number
  /** Equal to `start` if there are no paragraphs. */
  readonly end: number
  /** The reader should review it. */
  readonly doubtful: boolean
}

/**
 * One entry per source paragraph, in order. Each begins where the one before it ended, the first at
 * 0, and the last ends with the translation, so that nothing is left out.
 */
export type Pairing = readonly Beside[]

export type Way = 'up' | 'down'

/** Whether the source paragraph has no translation. */
export const isGap = ({ start, end }: Beside): boolean => start === end

/** Returns the numbers of the source paragraphs to review. */
export const doubtfulIn = (pairing: Pairing): readonly number[] =>
  pairing.flatMap(({ doubtful }, i) => (doubtful ? [i] : []))

/**
 * Moves a translation paragraph from the source paragraph `index` to the one before it (`up`, the
 * first of several) or after it (`down`, the last of several). Neither is then doubtful. Returns
 * the same pairing if nothing can move.
 */
export function moveLink(pairing: Pairing, index: number, way: Way): Pairing {
  const other = index + (way === 'up' ? -1 : 1)
  const after = moved(pairing, index, way)
  return after === pairing ? pairing : lookedAt(lookedAt(after, index), other)
}

/**
 * Returns `pairing` after the source paragraph `index` gave one translation paragraph to its
 * neighbour.
 */
function moved(pairing: Pairing, index: number, way: Way): Pairing {
  const giver = pairing[index]
  const isAtEnd = way === 'up' ? index < 1 : index > pairing.length - 2
  if (isAtEnd || !giver || isGap(giver)) return pairing
  // The border between the two moves.
  const border = way === 'up' ? index : index + 1
  const step = way === 'up' ? 1 : -1
  return pairing.map(({ start, end, doubtful }, i) => ({
    start: i === border ? start + step : start,
    end: i + 1 === border ? end + step : end,
    doubtful,
  }))
}

/** Returns `pairing` with the entry `index` confirmed by the reader. */
export function lookedAt(pairing: Pairing, index: number): Pairing {
  return pairing[index]?.doubtful === true
    ? pairing.map((beside, i) => (i === index ? { ...beside, doubtful: false } : beside))
    : pairing
}

/** A pairing with corrections that can be undone and redone. */
export interface Corrections {
  readonly pairing: Pairing
  readonly done: readonly Pairing[]
  readonly undone: readonly Pairing[]
}

/** No corrections yet. */
export const uncorrected = (pairing: Pairing): Corrections => ({ pairing, done: [], undone: [] })

/** Returns `so` after a correction; `so` itself if `pairing` is the present one. */
export const corrected = (so: Corrections, pairing: Pairing): Corrections =>
  pairing === so.pairing ? so : { pairing, done: [...so.done, so.pairing], undone: [] }

/** Undoes the last correction, if there is one. */
export function undoCorrection({ pairing, done, undone }: Corrections): Corrections {
  const before = done.at(-1)
  return before
    ? { pairing: before, done: done.slice(0, -1), undone: [...undone, pairing] }
    : { pairing, done, undone }
}

/** Redoes the correction undone last, if there is one. */
export function redoCorrection({ pairing, done, undone }: Corrections): Corrections {
  const after = undone.at(-1)
  return after
    ? { pairing: after, done: [...done, pairing], undone: undone.slice(0, -1) }
    : { pairing, done, undone }
}
