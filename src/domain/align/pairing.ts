/**
 * Which paragraphs of a translation stand beside which of the source: what an aligner has
 * found, and a reader's corrections of it. Values: a correction answers another pairing.
 */

/** What stands beside one source paragraph: the translation's paragraphs from `start` up to `end`. */
export interface Beside {
  readonly start: number
  /** As `start` where nothing stands there. */
  readonly end: number
  /** Somebody should look at it. */
  readonly doubtful: boolean
}

/**
 * One entry for every source paragraph, in order. Each begins where the one before it
 * ended, the first at 0 and the last ends with the translation: nothing of it is left out.
 */
export type Pairing = readonly Beside[]

export type Way = 'up' | 'down'

/** Whether nothing stands beside the source paragraph. */
export const isGap = ({ start, end }: Beside): boolean => start === end

/** The source paragraphs that somebody should look at, by their number. */
export const doubtfulIn = (pairing: Pairing): readonly number[] =>
  pairing.flatMap(({ doubtful }, i) => (doubtful ? [i] : []))

/**
 * `pairing` with what stands at `index` moved to the source paragraph before it (`up`: the first
 * of several) or after it (`down`: the last of several), where it joins what stands there.
 * Both have been looked at then. The same pairing where nothing can move.
 */
export function moveLink(pairing: Pairing, index: number, way: Way): Pairing {
  const other = index + (way === 'up' ? -1 : 1)
  const after = moved(pairing, index, way)
  return after === pairing ? pairing : lookedAt(lookedAt(after, index), other)
}

/** `pairing` after the source paragraph `index` gave one paragraph of the translation away. */
function moved(pairing: Pairing, index: number, way: Way): Pairing {
  const giver = pairing[index]
  const isAtEnd = way === 'up' ? index < 1 : index > pairing.length - 2
  if (isAtEnd || !giver || isGap(giver)) return pairing
  // The border between the giver and its neighbour moves.
  const border = way === 'up' ? index : index + 1
  const step = way === 'up' ? 1 : -1
  return pairing.map(({ start, end, doubtful }, i) => ({
    start: i === border ? start + step : start,
    end: i + 1 === border ? end + step : end,
    doubtful,
  }))
}

/** `pairing` with the doubt at `index` cleared: the reader finds it right. */
export function lookedAt(pairing: Pairing, index: number): Pairing {
  return pairing[index]?.doubtful === true
    ? pairing.map((beside, i) => (i === index ? { ...beside, doubtful: false } : beside))
    : pairing
}

/** A pairing under correction, each step of which can be taken back and done again. */
export interface Corrections {
  readonly pairing: Pairing
  readonly done: readonly Pairing[]
  readonly undone: readonly Pairing[]
}

/** No corrections yet. */
export const uncorrected = (pairing: Pairing): Corrections => ({ pairing, done: [], undone: [] })

/** One step more; the same where `pairing` is what there is. */
export const corrected = (so: Corrections, pairing: Pairing): Corrections =>
  pairing === so.pairing ? so : { pairing, done: [...so.done, so.pairing], undone: [] }

/** The last step taken back; the same where there is none. */
export function undoCorrection({ pairing, done, undone }: Corrections): Corrections {
  const before = done.at(-1)
  return before
    ? { pairing: before, done: done.slice(0, -1), undone: [...undone, pairing] }
    : { pairing, done, undone }
}

/** The last step taken back, done again; the same where there is none. */
export function redoCorrection({ pairing, done, undone }: Corrections): Corrections {
  const after = undone.at(-1)
  return after
    ? { pairing: after, done: [...done, pairing], undone: undone.slice(0, -1) }
    : { pairing, done, undone }
}
