/** The best way through the field of two texts, and how much likelier it is than all others. */
import { progressPart, noProgress, type OnProgress } from '../progress-share.ts'
import { bandSize, type Band } from './band.ts'
import { either } from './log-sum.ts'

/**
 * Returns the log-odds of a link against chance: `sources` paragraphs from `i` with `translations`
 * from `j`, none of them 0.
 */
export type Likelihood = (i: number, sources: number, j: number, translations: number) => number

/** One link of a way. */
export interface Step {
  readonly i: number
  readonly sources: number
  readonly j: number
  readonly translations: number
  /** The log-odds of the link; 0 for a gap. */
  readonly likelihood: number
}

/** A way, and how sure its links are. */
export interface FoundWay {
  readonly way: readonly Step[]
  /** For each step, its share of the likelihood of all ways. */
  readonly sure: readonly number[]
}

/** Whether `step` links one paragraph with one. */
export const isOneToOne = ({ sources, translations }: Step): boolean =>
  sources === 1 && translations === 1

/** The numbers of source and translation paragraphs in a link. */
interface Shape {
  readonly sources: number
  readonly translations: number
  /** The logarithm of its frequency. */
  readonly prior: number
}

/** The possible shapes, the simple ones first. */
const shapes: readonly Shape[] = [
  [1, 1, 0.87],
  [1, 0, 0.05],
  [0, 1, 0.05],
  [2, 1, 0.01],
  [1, 2, 0.01],
  [2, 2, 0.001],
  [3, 1, 0.0015],
  [1, 3, 0.0015],
  [1, 4, 0.0003],
].map(([sources = 0, translations = 0, share = 0]) => ({
  sources,
  translations,
  prior: Math.log(share),
}))
/** How many shapes the first pass uses. */
const simple = 5
const sourcesIn = Int32Array.from(shapes, ({ sources }) => sources)
const translationsIn = Int32Array.from(shapes, ({ translations }) => translations)
const priors = Float64Array.from(shapes, ({ prior }) => prior)

/** The field inside a band, with the worth of its links. */
export interface Lattice {
  readonly band: Band
  /** How many of the shapes are allowed here. */
  readonly shapes: number
  /**
   * Returns the worths of the links that end in the row `i`: for each cell of the band one of each
   * shape; -Infinity if the link would begin outside the band. Valid until the next call. A list,
   * because a call for each of the millions of links takes longer than all else.
   */
  readonly worths: (i: number) => Float64Array
  readonly likelihood: Likelihood
}

/** Returns a lattice for one pass, with simple shapes only. */
export function roughLattice(band: Band, likelihood: Likelihood): Lattice {
  let widest = 0
  for (let i = 0; i < band.low.length; i++) widest = Math.max(widest, widthOf(band, i))
  const row = new Float64Array(widest * simple)
  const worths = (i: number) => {
    weigh(i, { band, likelihood }, simple, row)
    return row
  }
  return { band, shapes: simple, worths, likelihood }
}

/** Returns a lattice for several passes, with all shapes. It computes each link once. */
export function fineLattice(
  band: Band,
  likelihood: Likelihood,
  onProgress: OnProgress = noProgress,
): Lattice {
  const count = shapes.length
  const all = new Float64Array(bandSize(band) * count)
  const worths = (i: number) =>
    all.subarray((band.offsets[i] ?? 0) * count, (band.offsets[i + 1] ?? 0) * count)
  for (let i = 0; i < band.low.length; i++) {
    onProgress(i / band.low.length)
    weigh(i, { band, likelihood }, count, worths(i))
  }
  return { band, shapes: count, worths, likelihood }
}

const widthOf = ({ low, high }: Band, i: number): number => (high[i] ?? -1) - (low[i] ?? 0) + 1

/** Writes the worths of the links that end in the row `i` to `row`, as `Lattice.worths`. */
function weigh(
  i: number,
  { band, likelihood }: Pick<Lattice, 'band' | 'likelihood'>,
  count: number,
  row: Float64Array,
): void {
  const first = band.low[i] ?? 0
  const width = widthOf(band, i)
  for (let shape = 0; shape < count; shape++) {
    const [sources, translations] = [sourcesIn[shape] ?? 0, translationsIn[shape] ?? 0]
    const prior = priors[shape] ?? 0
    const isGap = sources === 0 || translations === 0
    const a = i - sources
    const least = (band.low[a] ?? 0) + translations
    const most = a < 0 ? -1 : (band.high[a] ?? -1) + translations
    for (let k = 0, j = first; k < width; k++, j++) {
      const isOutside = j < least || j > most
      row[k * count + shape] = isOutside
        ? -Infinity
        : isGap
          ? prior
          : prior + likelihood(a, sources, j - translations, translations)
    }
  }
}

/** Returns the likeliest way from the first paragraphs to the last. */
export function bestWay(lattice: Lattice, onProgress: OnProgress = noProgress): readonly Step[] {
  const { low, high } = lattice.band
  const searched = search(lattice, onProgress)
  return wayTo(lattice, searched, high[low.length - 1] ?? 0)
}

/** Returns the likeliest way from the first paragraphs to any place after the last source one. */
export function wayToLastRow(lattice: Lattice): readonly Step[] {
  const { low, high, offsets } = lattice.band
  const searched = search(lattice, noProgress)
  const last = low.length - 1
  const first = low[last] ?? 0
  let end = first
  const at = (j: number) => searched.best[(offsets[last] ?? 0) + j - first] ?? -Infinity
  for (let j = first; j <= (high[last] ?? -1); j++) if (at(j) > at(end)) end = j
  return wayTo(lattice, searched, end)
}

/** For each cell, the worth of the best way to it and the shape of its last link. */
interface Searched {
  readonly best: Float64Array
  readonly choices: Uint8Array
}

function search({ band, shapes: count, worths }: Lattice, onProgress: OnProgress): Searched {
  const { low, high, offsets } = band
  const best = new Float64Array(bandSize(band)).fill(-Infinity)
  const choices = new Uint8Array(bandSize(band))
  best[0] = 0
  for (let i = 0; i < low.length; i++) {
    const last = high[i] ?? -1
    let to = offsets[i] ?? 0
    onProgress(i / low.length)
    const row = worths(i)
    for (let j = low[i] ?? 0, at = 0; j <= last; j++, to++, at += count) {
      let most = best[to] ?? -Infinity
      for (let shape = 0; shape < count; shape++) {
        const from = cellBefore(band, shape, i, j)
        if (from < 0) continue
        const here = (best[from] ?? -Infinity) + (row[at + shape] ?? -Infinity)
        if (here <= most) continue
        most = here
        choices[to] = shape
      }
      best[to] = most
    }
  }
  return { best, choices }
}

/** The best way to the cell `end` of the last row. */
function wayTo(
  { band: { low, offsets }, likelihood }: Lattice,
  { choices }: Searched,
  end: number,
): readonly Step[] {
  const way: Step[] = []
  let i = low.length - 1
  let j = end
  while (i > 0 || j > 0) {
    const shape = shapes[choices[(offsets[i] ?? 0) + j - (low[i] ?? 0)] ?? 0]
    if (!shape) break
    const { sources, translations } = shape
    i -= sources
    j -= translations
    const isGap = sources === 0 || translations === 0
    way.push({
      i,
      sources,
      j,
      translations,
      likelihood: isGap ? 0 : likelihood(i, sources, j, translations),
    })
  }
  return way.reverse()
}

/**
 * Returns, for each link of `way`, its share of the likelihood of all ways: 1 if every likely way
 * has the link.
 */
export function sharesOf(
  lattice: Lattice,
  way: readonly Step[],
  onProgress: OnProgress = noProgress,
): readonly number[] {
  const { band, shapes: count, worths } = lattice
  const { low, offsets } = band
  const forward = sumsForward(lattice, progressPart(onProgress, 0, 0.5))
  const backward = sumsBackward(lattice, progressPart(onProgress, 0.5, 1))
  const all = forward.at(-1) ?? 0
  const place = (i: number, j: number) => (offsets[i] ?? 0) + j - (low[i] ?? 0)
  return way.map(({ i, sources, j, translations }) => {
    const shape = shapes.findIndex(
      one => one.sources === sources && one.translations === translations,
    )
    const before = forward[place(i, j)] ?? -Infinity
    const after = backward[place(i + sources, j + translations)] ?? -Infinity
    const cell = j + translations - (low[i + sources] ?? 0)
    const here = worths(i + sources)[cell * count + shape] ?? -Infinity
    return Math.min(1, Math.exp(before + here + after - all))
  })
}

/** For each cell, the logarithm of the likelihood of all ways to it. */
function sumsForward(lattice: Lattice, onProgress: OnProgress): Float64Array {
  const { band, shapes: count, worths } = lattice
  const { low, high, offsets } = band
  const sums = new Float64Array(bandSize(band)).fill(-Infinity)
  sums[0] = 0
  for (let i = 0; i < low.length; i++) {
    const last = high[i] ?? -1
    let to = offsets[i] ?? 0
    onProgress(i / low.length)
    const row = worths(i)
    for (let j = low[i] ?? 0, at = 0; j <= last; j++, to++, at += count) {
      let sum = sums[to] ?? -Infinity
      for (let shape = 0; shape < count; shape++) {
        const from = cellBefore(band, shape, i, j)
        if (from < 0) continue
        sum = either(sum, (sums[from] ?? -Infinity) + (row[at + shape] ?? -Infinity))
      }
      sums[to] = sum
    }
  }
  return sums
}

/** For each cell, the logarithm of the likelihood of all ways from it to the end. */
function sumsBackward(lattice: Lattice, onProgress: OnProgress): Float64Array {
  const { band, shapes: count, worths } = lattice
  const { low, high, offsets } = band
  const sums = new Float64Array(bandSize(band)).fill(-Infinity)
  sums[sums.length - 1] = 0
  for (let i = low.length - 1; i >= 0; i--) {
    const first = low[i] ?? 0
    onProgress(1 - i / low.length)
    const row = worths(i)
    for (let j = high[i] ?? -1; j >= first; j--) {
      const after = sums[(offsets[i] ?? 0) + j - first] ?? -Infinity
      const at = (j - first) * count
      for (let shape = 0; shape < count; shape++) {
        const from = cellBefore(band, shape, i, j)
        if (from < 0) continue
        sums[from] = either(sums[from] ?? -Infinity, after + (row[at + shape] ?? -Infinity))
      }
    }
  }
  return sums
}

/**
 * Returns the number of the cell, in the order of `band`, where the link of shape number `shape`
 * begins that ends at `i` and `j`; -1 if that is outside the band. A field has millions of links.
 */
function cellBefore({ low, high, offsets }: Band, shape: number, i: number, j: number): number {
  const a = i - (sourcesIn[shape] ?? 0)
  if (a < 0) return -1
  const b = j - (translationsIn[shape] ?? 0)
  const first = low[a] ?? 0
  return b < first || b > (high[a] ?? -1) ? -1 : (offsets[a] ?? 0) + b - first
}
