/**
 * Finds paragraphs that were corrected, split or joined. It compares the shingles (sequences of
 * three characters) that they share; common shingles do not count.
 */
import { progressPart, withProgress, type OnProgress } from '../progress-share.ts'
import type { NumberPair } from './exact.ts'
import { shinglesOf } from './shingles.ts'

/** Paragraphs that are one text; ascending, and neither side is empty. */
export interface FuzzyMatch {
  readonly old: readonly number[]
  readonly fresh: readonly number[]
}

/** The least share of the shorter paragraph that must be in the other. */
const leastInside = 0.5
/**
 * The least share of the longer paragraph, so that the two are one paragraph and not a part and its
 * whole.
 */
const leastAlike = 0.35
/** The greatest distance between two parts of one paragraph, in paragraphs. */
const nearby = 4
/** A shingle in more paragraphs than this says nothing. */
const common = 24
/** The most edges of a paragraph; others share less with it. */
const edgesKept = 8

interface Edge extends NumberPair {
  /** How many shingles both have. */
  readonly shared: number
  readonly isInPlace: boolean
}

/** Two editions, and the paragraphs of them that are still to be matched. */
interface Unmatched {
  /** The texts of all paragraphs. */
  readonly old: readonly string[]
  readonly fresh: readonly string[]
  /** Numbers of paragraphs without a match, ascending. */
  readonly unmatched: { readonly old: readonly number[]; readonly fresh: readonly number[] }
  /** Pairs found already, ascending on both sides. */
  readonly inOrder: readonly NumberPair[]
}

/** Where the parts of the work end, as shares of the whole; measured, for progress only. */
const ends = { here: 0.1, there: 0.2, edges: 0.9, begun: 0.95 } as const
/** The part of finding edges that is spent on where each shingle is. */
const held = 0.3

/** Returns the matches of the `unmatched` paragraphs; no paragraph is in two. */
export function fuzzyMatches(
  { old, fresh, unmatched, inOrder }: Unmatched,
  onProgress: OnProgress,
): readonly FuzzyMatch[] {
  if (unmatched.old.length === 0 || unmatched.fresh.length === 0) return []
  const part = (from: number, to: number) => progressPart(onProgress, from, to)
  const here = shingled(old, unmatched.old, part(0, ends.here))
  const there = shingled(fresh, unmatched.fresh, part(ends.here, ends.there))
  const gaps = gapsOf(inOrder)
  const edges = edgesBetween(here, there, gaps, part(ends.there, ends.edges))
  const groups = new Groups(here, there)
  for (const edge of withProgress(edges, part(ends.edges, ends.begun))) groups.begin(edge)
  for (const edge of withProgress(edges, part(ends.begun, 1))) groups.join(edge)
  for (const pair of lonePairs(groups, gaps, unmatched)) {
    if (areShortAlike(old[pair.old] ?? '', fresh[pair.fresh] ?? '')) groups.add(pair)
  }
  return groups.all()
}

type Shingled = ReadonlyMap<number, ReadonlySet<string>>

function shingled(
  texts: readonly string[],
  numbers: readonly number[],
  onProgress: OnProgress,
): Shingled {
  const found = new Map<number, ReadonlySet<string>>()
  for (const number of withProgress(numbers, onProgress))
    found.set(number, shinglesOf(texts[number] ?? ''))
  return found
}

/**
 * Returns every two paragraphs of which one is largely in the other, those that share most first.
 */
function edgesBetween(
  here: Shingled,
  there: Shingled,
  gaps: Gaps,
  onProgress: OnProgress,
): readonly Edge[] {
  const holders = new Map<string, number[]>()
  const onHeld = progressPart(onProgress, 0, held)
  for (const [number, shingles] of withProgress([...here], onHeld)) {
    for (const shingle of shingles) {
      const those = holders.get(shingle)
      if (those) those.push(number)
      else holders.set(shingle, [number])
    }
  }
  const edges: Edge[] = []
  const onFound = progressPart(onProgress, held, 1)
  for (const [number, shingles] of withProgress([...there], onFound)) {
    const counts = new Map<number, number>()
    for (const shingle of shingles) {
      const those = holders.get(shingle) ?? []
      if (those.length > common) continue
      for (const one of those) counts.set(one, (counts.get(one) ?? 0) + 1)
    }
    const candidates = [...counts].sort((a, b) => b[1] - a[1]).slice(0, edgesKept)
    for (const [one] of candidates) {
      const other = here.get(one)
      if (!other) continue
      const shared = countShared(shingles, other)
      const isInPlace = gaps.old(one) === gaps.fresh(number)
      const isTelling = shared > 1 || isInPlace || shingles.size === other.size
      if (!isTelling || shared < leastInside * Math.min(shingles.size, other.size)) continue
      edges.push({ old: one, fresh: number, shared, isInPlace })
    }
  }
  return edges.sort(
    (a, b) => b.shared - a.shared || Number(b.isInPlace) - Number(a.isInPlace) || a.old - b.old,
  )
}

/** The matches while they are put together, the surest edges first. */
class Groups {
  readonly #here: Shingled
  readonly #there: Shingled
  readonly #ofOld = new Map<number, Group>()
  readonly #ofFresh = new Map<number, Group>()

  constructor(here: Shingled, there: Shingled) {
    this.#here = here
    this.#there = there
  }

  /** Matches two free paragraphs if each is largely in the other. */
  begin({ old, fresh, shared }: Edge): void {
    const longer = Math.max(this.#here.get(old)?.size ?? 0, this.#there.get(fresh)?.size ?? 0)
    if (shared >= leastAlike * longer) this.add({ old, fresh })
  }

  /** Matches two free paragraphs. */
  add({ old, fresh }: NumberPair): void {
    if (this.hasOld(old) || this.hasFresh(fresh)) return
    const group: Group = { old: [old], fresh: [fresh] }
    this.#ofOld.set(old, group)
    this.#ofFresh.set(fresh, group)
  }

  /**
   * Adds a free paragraph to the match of the one it is a part of, unless other parts have what it
   * shares.
   */
  join({ old, fresh }: Edge): void {
    const [mine, theirs] = [this.#ofOld.get(old), this.#ofFresh.get(fresh)]
    if (mine && theirs) return
    if (!mine && !theirs) return this.add({ old, fresh })
    if (mine && isNear(mine.fresh, fresh) && this.#isOpen(this.#there, fresh, mine.fresh, old)) {
      mine.fresh.push(fresh)
      this.#ofFresh.set(fresh, mine)
    }
    if (theirs && isNear(theirs.old, old) && this.#isOpen(this.#here, old, theirs.old, fresh)) {
      theirs.old.push(old)
      this.#ofOld.set(old, theirs)
    }
  }

  hasOld(number: number): boolean {
    return this.#ofOld.has(number)
  }

  hasFresh(number: number): boolean {
    return this.#ofFresh.has(number)
  }

  all(): readonly FuzzyMatch[] {
    return [...new Set(this.#ofOld.values())].map(({ old, fresh }) => ({
      old: old.toSorted((a, b) => a - b),
      fresh: fresh.toSorted((a, b) => a - b),
    }))
  }

  /**
   * Whether enough of `part` is in the paragraph `whole` of the other side, apart from what its
   * `others` have.
   */
  #isOpen(side: Shingled, part: number, others: readonly number[], whole: number): boolean {
    const shingles = side.get(part) ?? new Set()
    const all = (side === this.#here ? this.#there : this.#here).get(whole) ?? new Set()
    const free = [...shingles].filter(
      shingle => all.has(shingle) && !others.some(other => side.get(other)?.has(shingle)),
    )
    return free.length >= leastInside * shingles.size
  }
}

interface Group {
  readonly old: number[]
  readonly fresh: number[]
}

const isNear = (numbers: readonly number[], number: number): boolean =>
  numbers.some(other => Math.abs(other - number) <= nearby)

function countShared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [less, more] = a.size < b.size ? [a, b] : [b, a]
  let count = 0
  for (const shingle of less) if (more.has(shingle)) count++
  return count
}

/** Returns the number of the gap between found pairs in which a paragraph is. */
interface Gaps {
  readonly old: (number: number) => number
  readonly fresh: (number: number) => number
}

function gapsOf(inOrder: readonly NumberPair[]): Gaps {
  const gapOf = (numbers: readonly number[]) => (number: number) => {
    let low = 0
    let high = numbers.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[middle] ?? 0) < number) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    old: gapOf(inOrder.map(pair => pair.old)),
    fresh: gapOf(inOrder.map(pair => pair.fresh)),
  }
}

/** Pairs of free paragraphs that are alone in the same gap on both sides. */
function lonePairs(
  groups: Groups,
  gaps: Gaps,
  unmatched: Unmatched['unmatched'],
): readonly NumberPair[] {
  const alone = (numbers: readonly number[], gapOf: (number: number) => number) => {
    const byGap = new Map<number, number | null>()
    for (const number of numbers) byGap.set(gapOf(number), byGap.has(gapOf(number)) ? null : number)
    return byGap
  }
  const fresh = alone(
    unmatched.fresh.filter(number => !groups.hasFresh(number)),
    gaps.fresh,
  )
  const old = alone(
    unmatched.old.filter(number => !groups.hasOld(number)),
    gaps.old,
  )
  return [...old].flatMap(([gap, number]) => {
    const other = fresh.get(gap)
    return number === null || other == null ? [] : [{ old: number, fresh: other }]
  })
}

/**
 * Titles and short lines have few shingles. One that is alone in its gap is matched by half of its
 * characters.
 */
const shortLine = 30

function areShortAlike(a: string, b: string): boolean {
  if (Math.max(a.length, b.length) > shortLine) return false
  const rest = Array.from(b)
  let shared = 0
  for (const character of a) {
    const at = rest.indexOf(character)
    if (at < 0) continue
    rest.splice(at, 1)
    shared++
  }
  return shared * 2 >= Math.max(Array.from(a).length, Array.from(b).length)
}
