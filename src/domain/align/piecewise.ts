/**
 * Finds ways through long texts piece by piece, so that time and memory grow with the length of the
 * texts and not with their field.
 */
import type { Band } from './band.ts'
import { bandSize, touchesEdge } from './band.ts'
import {
  bestWay,
  isOneToOne,
  roughLattice,
  wayToLastRow,
  type Likelihood,
  type Step,
} from './lattice.ts'
import type { OnProgress } from '../progress-share.ts'

/** Source paragraphs in one window, and how many of them are kept before the next one begins. */
const [windowRows, keptRows] = [400, 300]
/** How far from the diagonal of a window the first search goes, in paragraphs. */
const firstHalf = 12
/** The most cells of one window. */
const largestWindow = 1_500_000
/** The least average likelihood of a way that is not lost. */
const leastLikelihood = 0.3

/** Returns the likeliest way, searched in windows that overlap. */
export function wayByWindows(
  likelihood: Likelihood,
  sources: number,
  translations: number,
  onProgress: OnProgress,
): readonly Step[] {
  const way: Step[] = []
  const at = { i: 0, j: 0 }
  for (let isLast = false; !isLast;) {
    onProgress(at.i / sources)
    isLast = sources - at.i <= windowRows * 1.5 || translations - at.j < windowRows / 2
    const rows = isLast ? sources - at.i : windowRows
    const field: Window = { ...at, rows, left: { i: sources - at.i, j: translations - at.j } }
    for (const step of wayInWindow(field, likelihood, isLast)) {
      if (!isLast && step.i + step.sources > field.i + keptRows) break
      way.push(step)
      at.i = step.i + step.sources
      at.j = step.j + step.translations
    }
  }
  return way
}

interface Window {
  /** Where it begins. */
  readonly i: number
  readonly j: number
  /** Its source paragraphs. */
  readonly rows: number
  /** The paragraphs from its beginning to the ends of the texts. */
  readonly left: { readonly i: number; readonly j: number }
}

/** Returns the likeliest way in a window; it searches farther where the way is at an edge. */
function wayInWindow(field: Window, likelihood: Likelihood, isLast: boolean): readonly Step[] {
  const { i, j, rows, left } = field
  const inside: Likelihood = (a, sources, b, translations) =>
    likelihood(a + i, sources, b + j, translations)
  for (let half = firstHalf; ; half *= 4) {
    const band = bandInWindow(field, half, isLast)
    const lattice = roughLattice(band, inside)
    const way = isLast ? bestWay(lattice) : wayToLastRow(lattice)
    const isWhole = bandSize(band) >= (rows + 1) * (left.j + 1)
    const isLargest = isWhole || bandSize(band) * 4 > largestWindow
    if (isLargest || (!touchesEdge(way, band, left.j) && !isLost(way)))
      return way.map(step => ({ ...step, i: step.i + i, j: step.j + j }))
  }
}

function bandInWindow({ rows, left }: Window, half: number, isLast: boolean): Band {
  const slope = isLast
    ? left.j / Math.max(1, rows)
    : Math.min(2, Math.max(0.5, left.j / Math.max(1, left.i)))
  const band: Band = {
    low: new Int32Array(rows + 1),
    high: new Int32Array(rows + 1),
    offsets: new Int32Array(rows + 2),
  }
  for (let row = 0; row <= rows; row++) {
    const low = Math.min(left.j, Math.max(0, Math.floor(row * slope) - half))
    const high = Math.min(left.j, Math.ceil(row * slope) + half)
    band.low[row] = low
    band.high[row] = high
    band.offsets[row + 1] = (band.offsets[row] ?? 0) + high - low + 1
  }
  return band
}

function isLost(way: readonly Step[]): boolean {
  const sum = way.reduce((all, { likelihood }) => all + likelihood, 0)
  return sum < leastLikelihood * way.length
}

/** The least number of source paragraphs in a piece. */
const pieceRows = 2000
/** The number of plain steps on each side of a cut. */
const plainAround = 4

/** Cuts a way into pieces, each between steps that are certain to be right. */
export function piecesOfWay(way: readonly Step[]): readonly (readonly Step[])[] {
  const pieces: Step[][] = []
  let piece: Step[] = []
  let [plain, begun] = [0, 0]
  for (const [k, step] of way.entries()) {
    piece.push(step)
    plain = isPlain(step) ? plain + 1 : 0
    if (step.i - begun < pieceRows || plain < plainAround) continue
    if (!way.slice(k + 1, k + 1 + plainAround).every(isPlain)) continue
    pieces.push(piece)
    piece = []
    begun = step.i + step.sources
  }
  return piece.length > 0 ? [...pieces, piece] : pieces
}

const isPlain = (step: Step): boolean => isOneToOne(step) && step.likelihood > 0
