/**
 * Finds the places of a text that are most like a window of another one, letter by letter, by an
 * alignment of both (Smith and Waterman).
 */
import { Grams } from './grams.ts'

export interface Span {
  readonly start: number
  readonly end: number
}

/** A range of words with the letters around it that are compared too. */
export interface LetterWindow extends Span {
  readonly from: number
  readonly to: number
}

/** A place that is like a window. */
export interface PlaceAlike {
  readonly score: number
  /** From the first to the last letter of the words that is there; null if none is. */
  readonly range: Span | null
  /** How many letters of the words, of those close to them, and of those around them are there. */
  readonly inside: number
  readonly close: number
  readonly around: number
}

/** Letters per seed; one that occurs at more places than `common` says nothing. */
const seed = 4
const common = 48
/** The width in which seeds belong to one place, and by how much letters move in it, in letters. */
const near = 8
const band = 12
/** The most places that are aligned with a window. */
const most = 6
/** One more place with this share of the seeds of the first makes too many. */
const tooMany = 0.75
/** A place has at least this many seeds. */
const leastSeeds = 2
/** How many letters beside the words are close to them. */
const close = 8
const scores = { same: 2, other: -1, gap: -1 } as const

/**
 * Returns for each window of `text` the places in `other` that are like it, the most alike first;
 * null for a window that is like too many places.
 */
export function placesAlike(
  windows: readonly LetterWindow[],
  text: string,
  other: string,
): readonly (readonly PlaceAlike[] | null)[] {
  const placesAt = new Grams(seed, text, windows).placesIn(other, common)
  return windows.map(window => {
    const votes = new Map<number, Votes>()
    for (let at = window.from; at + seed <= window.to; at++) {
      for (const place of placesAt(at)) {
        const bucket = Math.floor((place - at) / near)
        const there = votes.get(bucket)
        if (there) {
          there.count++
          there.sum += place - at
        } else votes.set(bucket, { count: 1, sum: place - at })
      }
    }
    const peaks = peaksOf(votes)
    if ((peaks[most]?.count ?? 0) >= tooMany * (peaks[0]?.count ?? 0)) return null
    return peaks
      .slice(0, most)
      .map(({ shift }) => aligned({ window, text, other, shift }))
      .sort((a, b) => b.score - a.score)
  })
}

/** How many seeds moved by nearly the same number of letters, and the sum of these numbers. */
interface Votes {
  count: number
  sum: number
}

/** Returns by how much most seeds moved, at most one number in each neighbourhood. */
function peaksOf(votes: ReadonlyMap<number, Votes>) {
  const all = [...votes].map(([bucket, { count, sum }]) => {
    const beside = (votes.get(bucket - 1)?.count ?? 0) + (votes.get(bucket + 1)?.count ?? 0)
    return { bucket, own: count, count: count + beside, shift: Math.round(sum / count) }
  })
  const enough = all.reduce((high, { count }) => Math.max(high, count / 3), leastSeeds)
  const peaks: (typeof all)[number][] = []
  for (const one of all
    .filter(({ count }) => count >= enough)
    .sort((a, b) => b.count - a.count || b.own - a.own)) {
    if (peaks.some(({ bucket }) => Math.abs(bucket - one.bucket) <= 1)) continue
    peaks.push(one)
    if (peaks.length > most) break
  }
  return peaks
}

interface Alignment {
  readonly window: LetterWindow
  readonly text: string
  readonly other: string
  readonly shift: number
}

/** Aligns a window with the other text, in a band around the `shift` that its seeds have. */
function aligned(alignment: Alignment): PlaceAlike {
  const { window, text, other, shift } = alignment
  const [rows, width] = [window.to - window.from, 2 * band + 3]
  const table = new Int16Array((rows + 1) * width)
  let [best, most] = [0, 0]
  // The column of a row is how far a letter has moved beyond the shift; the outermost stay empty.
  for (let row = 1; row <= rows; row++) {
    const letter = text.charCodeAt(window.from + row - 1)
    const first = window.from + row - 1 + shift - band
    const begin = Math.max(0, -first)
    const end = Math.min(width - 2, other.length - first)
    let cell = row * width + begin + 1
    let left = 0
    for (let column = begin; column < end; column++) {
      const isSame = letter === other.charCodeAt(first + column)
      const across = (table[cell - width] ?? 0) + (isSame ? scores.same : scores.other)
      const above = table[cell - width + 1] ?? 0
      left = Math.max(0, across, (above > left ? above : left) + scores.gap)
      table[cell] = left
      if (left > most) {
        most = left
        best = cell
      }
      cell++
    }
  }
  return { score: most, ...sameOn({ table, width, best }, alignment) }
}

interface Path {
  readonly table: Int16Array
  readonly width: number
  readonly best: number
}

/** Counts the letters that are the same on the best path, from its end. */
function sameOn({ table, width, best }: Path, { window, text, other, shift }: Alignment) {
  let [inside, beside, around, first, last] = [0, 0, 0, -1, -1]
  for (let cell = best; (table[cell] ?? 0) > 0;) {
    const at = window.from + Math.floor(cell / width) - 1
    const place = at + shift + (cell % width) - band - 1
    const isSame = text.charCodeAt(at) === other.charCodeAt(place)
    const across = (table[cell - width] ?? 0) + (isSame ? scores.same : scores.other)
    if (across !== table[cell]) {
      cell -= (table[cell - 1] ?? 0) + scores.gap === table[cell] ? 1 : width - 1
      continue
    }
    cell -= width
    if (!isSame) continue
    if (at >= window.start && at < window.end) {
      inside++
      first = place
      if (last < 0) last = place + 1
    } else {
      around++
      if (at >= window.start - close && at < window.end + close) beside++
    }
  }
  const range = last < 0 ? null : { start: first, end: last }
  return { range, inside, close: inside + beside, around }
}
