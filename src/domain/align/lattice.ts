/** The best way through the field of two texts, and how much likelier it is than all others. */
import { progressPart, noProgress, type OnProgress } from '../progress-share.ts'
import { bandSize, type Band } from './band.ts'

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

/** The field inside a band, with the worth of its links. */
export interface Lattice {
  readonly band: Band
  /** How many of the shapes are allowed here. */
  readonly shapes: number
  /**
   * Returns the worth of the link of shape number `shape` that ends at `i` and `j`; -Infinity if it
   * would begin outside the band.
   */
  readonly worth: (shape: number, i: number, j: number) => number
  readonly likelihood: Likelihood
}

/** Returns a lattice for one pass, with simple shapes only. */
export function roughLattice(band: Band, likelihood: Likelihood): Lattice {
  return { band, shapes: simple, worth: worthIn(band, likelihood), likelihood }
}

/** Returns a lattice for several passes, with all shapes. It computes each link once. */
export function fineLattice(
  band: Band,
  likelihood: Likelihood,
  onProgress: OnProgress = noProgress,
): Lattice {
  const { low, high, offsets } = band
  const worthOf = worthIn(band, likelihood)
  const worths = new Float64Array(bandSize(band) * shapes.length)
  for (let i = 0; i < low.length; i++) {
    const first = low[i] ?? 0
    const last = high[i] ?? -1
    onProgress(i / low.length)
    for (let j = first; j <= last; j++) {
      const at = ((offsets[i] ?? 0) + j - first) * shapes.length
      for (let shape = 0; shape < shapes.length; shape++) {
        worths[at + shape] = worthOf(shape, i, j)
      }
    }
  }
  const worth = (shape: number, i: number, j: number) =>
    worths[((offsets[i] ?? 0) + j - (low[i] ?? 0)) * shapes.length + shape] ?? -Infinity
  return { band, shapes: shapes.length, worth, likelihood }
}

/** Computes `Lattice.worth` from scratch. */
function worthIn({ low, high }: Band, likelihood: Likelihood): Lattice['worth'] {
  return (number, i, j) => {
    const shape = shapes[number]
    if (!shape) return -Infinity
    const { sources, translations, prior } = shape
    const a = i - sources
    const b = j - translations
    if (a < 0 || b < (low[a] ?? 0) || b > (high[a] ?? -1)) return -Infinity
    return sources === 0 || translations === 0
      ? prior
      : prior + likelihood(a, sources, b, translations)
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

function search(lattice: Lattice, onProgress: OnProgress): Searched {
  const { band, worth } = lattice
  const best = new Float64Array(bandSize(band)).fill(-Infinity)
  const choices = new Uint8Array(bandSize(band))
  best[0] = 0
  forEachLink(lattice, onProgress, ({ from, to, shape, i, j }) => {
    const before = best[from] ?? -Infinity
    if (before === -Infinity) return
    const here = before + worth(shape, i, j)
    if (here > (best[to] ?? -Infinity)) {
      best[to] = here
      choices[to] = shape
    }
  })
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
  const { band, worth } = lattice
  const { low, offsets } = band
  const forward = new Float64Array(bandSize(band)).fill(-Infinity)
  const backward = new Float64Array(bandSize(band)).fill(-Infinity)
  forward[0] = 0
  backward[backward.length - 1] = 0
  forEachLink(lattice, progressPart(onProgress, 0, 0.5), ({ from, to, shape, i, j }) => {
    forward[to] = either(
      forward[to] ?? -Infinity,
      (forward[from] ?? -Infinity) + worth(shape, i, j),
    )
  })
  forEachLinkBack(lattice, progressPart(onProgress, 0.5, 1), ({ from, to, shape, i, j }) => {
    backward[from] = either(
      backward[from] ?? -Infinity,
      (backward[to] ?? -Infinity) + worth(shape, i, j),
    )
  })
  const all = forward.at(-1) ?? 0
  const place = (i: number, j: number) => (offsets[i] ?? 0) + j - (low[i] ?? 0)
  return way.map(({ i, sources, j, translations }) => {
    const shape = shapes.findIndex(
      one => one.sources === sources && one.translations === translations,
    )
    const before = forward[place(i, j)] ?? -Infinity
    const after = backward[place(i + sources, j + translations)] ?? -Infinity
    const here = worth(shape, i + sources, j + translations)
    return Math.min(1, Math.exp(before + here + after - all))
  })
}

/** A link in a lattice. */
interface Link {
  /** Numbers of the cells, in the order of the band, where the link begins and ends. */
  from: number
  to: number
  /** Number of its shape. */
  shape: number
  /** The cell where it ends. */
  i: number
  j: number
}

/** Receives one object for all links, overwritten each time: a field has millions of links. */
type OnLink = (link: Readonly<Link>) => void

const firstLink = (): Link => ({ from: 0, to: 0, shape: 0, i: 0, j: 0 })

/** Visits all links, those that end earlier first. */
function forEachLink(lattice: Lattice, onProgress: OnProgress, run: OnLink): void {
  const { low, high } = lattice.band
  const link = firstLink()
  for (link.i = 0; link.i < low.length; link.i++) {
    const last = high[link.i] ?? -1
    onProgress(link.i / low.length)
    for (link.j = low[link.i] ?? 0; link.j <= last; link.j++) forEachShape(lattice, link, run)
  }
}

/** Visits all links, those that end later first. */
function forEachLinkBack(lattice: Lattice, onProgress: OnProgress, run: OnLink): void {
  const { low, high } = lattice.band
  const link = firstLink()
  for (link.i = low.length - 1; link.i >= 0; link.i--) {
    const first = low[link.i] ?? 0
    onProgress(1 - link.i / low.length)
    for (link.j = high[link.i] ?? -1; link.j >= first; link.j--) forEachShape(lattice, link, run)
  }
}

/** Visits all links that end at the cell of `link`. */
function forEachShape({ band, shapes: count }: Lattice, link: Link, run: OnLink): void {
  const { low, high, offsets } = band
  const { i, j } = link
  link.to = (offsets[i] ?? 0) + j - (low[i] ?? 0)
  for (let number = 0; number < count; number++) {
    const shape = shapes[number]
    if (!shape) continue
    const a = i - shape.sources
    const b = j - shape.translations
    if (a < 0) continue
    const first = low[a] ?? 0
    if (b < first || b > (high[a] ?? -1)) continue
    link.from = (offsets[a] ?? 0) + b - first
    link.shape = number
    run(link)
  }
}

/** A number whose logarithm is less by more than this adds nothing that can be seen. */
const unseen = 20
/** Values of `Math.log1p(Math.exp(-x))`, so many for each 1 of x; they take most of the time. */
const perUnit = 256
const added = Float64Array.from({ length: unseen * perUnit + 2 }, (_, k) =>
  Math.log1p(Math.exp(-k / perUnit)),
)

/** The logarithm of the sum of the numbers whose logarithms are `a` and `b`. */
function either(a: number, b: number): number {
  const more = a > b ? a : b
  const less = a > b ? b : a
  const apart = (more - less) * perUnit
  if (!(apart < unseen * perUnit)) return more
  const k = Math.floor(apart)
  const [here, next] = [added[k] ?? 0, added[k + 1] ?? 0]
  return more + here + (next - here) * (apart - k)
}
