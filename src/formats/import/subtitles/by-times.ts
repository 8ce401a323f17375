/** Pairs the cues of two files by their times. */
import type { Cue } from './cues.ts'
import type { PairedCue } from './sides.ts'

/** The share of the source's cues that must have a translation, or the times are of other films. */
const mostly = 0.6
/** The least overlap of two cues that belong together, as a share of the shorter one. */
const leastOverlap = 0.4

/**
 * Returns the cues of `source` with those of `translation` beside them, also if one file is late.
 * Cues that one cue of the other file spans are put together. Returns null if the times do not
 * match, or if the files do not have equally many films.
 */
export function pairedByTimes(
  source: readonly Cue[],
  translation: readonly Cue[],
): readonly PairedCue[] | null {
  const [here, there] = [byFilm(source), byFilm(translation)]
  if (here.length !== there.length) return null
  const paired = here.map((cues, film) => filmByTimes(cues, there[film] ?? []))
  return paired.every(cues => cues !== null) ? paired.flat() : null
}

/** Returns the cues of each film, in their order. */
function byFilm(cues: readonly Cue[]): readonly (readonly Cue[])[] {
  const films: Cue[][] = []
  for (const cue of cues) (films[cue.film] ??= []).push(cue)
  return films
}

function filmByTimes(
  source: readonly Cue[],
  translation: readonly Cue[],
): readonly PairedCue[] | null {
  const [own, other] = [filled(source), filled(translation)]
  const late = delayBetween(own, other)
  const moved = other.map(cue => ({ ...cue, start: cue.start - late, end: cue.end - late }))
  const groups = groupsOf(own, moved)
  const paired = groups.filter(one => one.source.length * one.translation.length > 0)
  const count = paired.reduce((sum, one) => sum + one.source.length, 0)
  if (count < own.length * mostly) return null
  return groups.map(group => {
    const all = [...group.source, ...group.translation]
    return {
      start: Math.min(...all.map(({ start }) => start)),
      end: Math.max(...all.map(({ end }) => end)),
      film: all[0]?.film ?? 0,
      marks: [],
      source: group.source.flatMap(({ lines }) => lines),
      translation: group.translation.flatMap(({ lines }) =>
        lines.map(({ text, inlines }) => ({ text, inlines })),
      ),
    }
  })
}

const filled = (cues: readonly Cue[]) => cues.filter(({ lines }) => lines.length > 0)

/** The longest delay that is recognized, in seconds, and how exactly. */
const longestDelay = 10
const step = 0.2

/** Returns by how many seconds `other` is later than `own`; 0 if it is not. */
function delayBetween(own: readonly Cue[], other: readonly Cue[]): number {
  const counts = new Map<number, number>()
  let from = 0
  for (const { start } of own) {
    while (from < other.length && (other[from]?.start ?? 0) < start - longestDelay) from++
    for (let at = from; at < other.length; at++) {
      const delay = (other[at]?.start ?? 0) - start
      if (delay > longestDelay || at - from > mostNear) break
      const place = Math.round(delay / step)
      counts.set(place, (counts.get(place) ?? 0) + 1)
    }
  }
  // A delay may be on the border between two steps.
  const near = (place: number) =>
    (counts.get(place) ?? 0) + Math.max(counts.get(place - 1) ?? 0, counts.get(place + 1) ?? 0)
  const best = [...counts.keys()].reduce((a, b) => (near(b) > near(a) ? b : a), 0)
  return near(best) > near(0) * 1.5 ? best * step : 0
}

/** More cues do not begin within the longest delay before or after another one. */
const mostNear = 60

interface Group {
  readonly source: readonly Cue[]
  readonly translation: readonly Cue[]
}

/** Puts together the cues that are shown at the same time. Each cue is in one group. */
function groupsOf(own: readonly Cue[], other: readonly Cue[]): readonly Group[] {
  const groupOf = own.map((_, at) => at)
  const forward = bestOf(own, other)
  const backward = bestOf(other, own)
  // Cues are in the order of their times, so that only neighbours can be in one group.
  for (let at = 1; at < own.length; at++) {
    const spans = forward[at] !== null && forward[at] === forward[at - 1]
    if (spans) groupOf[at] = groupOf[at - 1] ?? at
  }
  const groups = new Map<number, { source: Cue[]; translation: Cue[]; start: number }>()
  for (const [at, cue] of own.entries()) {
    const known = groups.get(groupOf[at] ?? at)
    if (known) known.source.push(cue)
    else groups.set(at, { source: [cue], translation: [], start: cue.start })
  }
  const alone: { source: Cue[]; translation: Cue[]; start: number }[] = []
  for (const [at, cue] of other.entries()) {
    const best = backward[at] ?? null
    const group = best === null ? undefined : groups.get(groupOf[best] ?? best)
    if (group) group.translation.push(cue)
    else alone.push({ source: [], translation: [cue], start: cue.start })
  }
  return [...groups.values(), ...alone].toSorted((a, b) => a.start - b.start)
}

/**
 * Returns, for each of `cues`, the index of the one of `others` that is shown the longest with it;
 * null if none is shown with it.
 */
function bestOf(cues: readonly Cue[], others: readonly Cue[]): readonly (number | null)[] {
  let from = 0
  return cues.map(cue => {
    while (from < others.length && (others[from]?.end ?? 0) <= cue.start) from++
    let best: number | null = null
    let most = 0
    for (let at = from; at < Math.min(others.length, from + mostNear); at++) {
      const next = others[at]
      if (next === undefined || next.start >= cue.end) break
      const overlap = Math.min(cue.end, next.end) - Math.max(cue.start, next.start)
      const shorter = Math.min(cue.end - cue.start, next.end - next.start)
      if (overlap > most && overlap >= leastOverlap * shorter) [best, most] = [at, overlap]
    }
    return best
  })
}
