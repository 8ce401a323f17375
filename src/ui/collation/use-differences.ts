import type { ApparatusEntry } from '#domain/collation/apparatus'
import { isInRange, type RowRange } from '#domain/collation/chapter-rows'
import { proposedWords } from '#domain/collation/proposed'
import type { Collated } from '#services/collation/collation'
import { emendationName, type EmendationByEdition } from '#services/marking/emendation-name'
import { useMemo, useState } from 'react'
import { useLive } from '../hooks/use-live.ts'
import type { OpenSpread } from '../reader/use-spread.ts'
import { useSay } from '../spoken/spoken-region.tsx'
import { variantPlace, type AtDifference } from './at-difference.ts'

export interface Differences {
  readonly entries: readonly ApparatusEntry[]
  /** Which entry the reader is at; null for none. */
  readonly at: number | null
  readonly entry: ApparatusEntry | null
  readonly shown: AtDifference
  /** Whether a key or a button brought the reader there: it must come into sight. */
  readonly isSought: boolean
  /** Goes to the next entry, or to the one before. */
  readonly step: (by: 1 | -1) => void
  /** Takes the variant of a row, or the first difference of the row. */
  readonly take: (row: number, variant: number | null) => void
  /** The emendations that entries can become and are not yet. */
  readonly proposals: (entries: readonly ApparatusEntry[]) => readonly EmendationByEdition[]
  /**
   * Makes the first `mostEmendations` of the emendations that entries can become, as one step, and
   * says how many. Returns that, and how many are left.
   */
  readonly emend: (entries: readonly ApparatusEntry[]) => {
    readonly count: number
    readonly left: number
  }
}

/**
 * The most emendations that one step makes: all marks of an open book are in memory and drawn, and
 * a step that takes long cannot be cancelled.
 */
export const mostEmendations = 5000

/** Where the reader begins, and what is shown. */
interface Begin {
  /** The number of a difference, from 0. */
  readonly first: number | null
  /** A printed paragraph, as its place in the book. */
  readonly printed: number | null
  /** The rows of the chapter that is shown; null for all. */
  readonly range: RowRange | null
}

/** The differences of two editions, and which one the reader is at. */
export function useDifferences(
  collated: Collated | null,
  marks: OpenSpread['marks'],
  witness: string,
  { first, printed, range }: Begin,
): Differences {
  const say = useSay()
  const isBack = first !== null || printed !== null
  const [now, setAt] = useState<Wanted>({ wanted: first, row: -1, printed, isSought: isBack })
  const { isSought } = now
  const row = useMemo(() => rowWanted(now, collated), [now, collated])
  const entries = useEntries(collated, range)
  const readingOf = useMemo(() => readingsIn(collated?.here ?? [], witness), [collated, witness])
  const { done, proposals } = useEmended(marks, entries, readingOf)
  const at = useMemo(() => placeAmong(entries, now, row), [entries, now, row])
  const entry = at === null ? null : (entries[at] ?? null)
  const shown = useMemo(
    () => ({ row: entry?.row ?? row, variant: entry?.variant ?? null, emended: done }),
    [entry, row, done],
  )
  const go = (next: number) => {
    const one = entries[next]
    if (!one) return
    setAt({ wanted: one, row: -1, printed: null, isSought: true })
    say('place', t =>
      t('collation.at', {
        number: next + 1,
        count: entries.length,
        printed: one.printed || t('collation.nothing'),
        other: one.other || t('collation.nothing'),
      }),
    )
  }
  return {
    entries,
    at,
    entry,
    shown,
    isSought,
    step: by => {
      const next = at === null ? nextFrom(entries, row, by) : at + by
      go(Math.max(0, Math.min(next, entries.length - 1)))
    },
    take: (number, variant) => {
      if (variant === null && entry?.row === number) return
      const found = entries.findIndex(
        one => one.row === number && (variant === null || one.variant === variant),
      )
      setAt({ wanted: entries[found] ?? null, row: number, printed: null, isSought: false })
    },
    proposals,
    emend: some => emendSome(marks, proposals(some), say),
  }
}

function emendSome(
  marks: OpenSpread['marks'],
  all: readonly EmendationByEdition[],
  say: ReturnType<typeof useSay>,
): { readonly count: number; readonly left: number } {
  const count = marks.emend(all.slice(0, mostEmendations))
  const left = Math.max(0, all.length - mostEmendations)
  say('deed', t => {
    if (left > 0) return t('collation.emendedPart', { count, left })
    return t(count === 0 ? 'collation.emendedNone' : 'collation.emended', { count })
  })
  return { count, left }
}

const none: readonly ApparatusEntry[] = []

/** The differences of the rows that are shown. */
function useEntries(collated: Collated | null, range: RowRange | null): readonly ApparatusEntry[] {
  const all = collated?.entries ?? none
  return useMemo(() => (range ? all.filter(one => isInRange(one.row, range)) : all), [all, range])
}

/** Returns what a variant can become; null for other entries. */
type ReadingOf = (entry: ApparatusEntry) => EmendationByEdition | null

/** The places of the variants that are emendations already, and what the others can become. */
function useEmended(
  marks: OpenSpread['marks'],
  entries: readonly ApparatusEntry[],
  readingOf: ReadingOf,
) {
  const all = useLive(marks.all)
  return useMemo(() => {
    // `all` changes with the emendations, which are read from the print.
    void all
    const emended = marks.emended()
    // Names of 100,000 readings take long, and most collations have no emendation yet.
    const isEmended = (reading: EmendationByEdition) =>
      emended.size > 0 && emended.has(emendationName(reading))
    const done = new Set<string>()
    if (emended.size > 0)
      for (const entry of entries) {
        const reading = readingOf(entry)
        if (entry.variant !== null && reading && isEmended(reading))
          done.add(variantPlace(entry.row, entry.variant))
      }
    const proposals = (some: readonly ApparatusEntry[]) =>
      some.flatMap(one => {
        const reading = readingOf(one)
        return reading && !isEmended(reading) ? [reading] : []
      })
    return { done, proposals }
  }, [marks, all, entries, readingOf])
}

/** Where the reader is. */
interface Wanted {
  /** A difference, or the number of one, from 0. */
  readonly wanted: ApparatusEntry | number | null
  /** The number of a row without a difference. */
  readonly row: number
  /** The printed paragraph at whose row the reader begins, as its place in the book. */
  readonly printed: number | null
  readonly isSought: boolean
}

/**
 * Returns the number of a difference among `entries`; null if it is not among them. If the texts
 * were compared in another way, it is the one with the same words.
 */
function placeAmong(
  entries: readonly ApparatusEntry[],
  { wanted, printed }: Wanted,
  row: number,
): number | null {
  if (printed !== null) {
    const there = entries.findIndex(one => one.row === row)
    return there < 0 ? null : there
  }
  if (wanted === null) return null
  if (typeof wanted === 'number') return wanted < entries.length ? wanted : null
  const same = entries.indexOf(wanted)
  if (same >= 0) return same
  const { kind, index, otherIndex, start, end } = wanted
  const found = entries.findIndex(
    one =>
      one.kind === kind &&
      one.index === index &&
      one.otherIndex === otherIndex &&
      one.start === start &&
      one.end === end,
  )
  return found < 0 ? null : found
}

/** The number of the row at which the reader is without a difference; -1 for none. */
const rowWanted = ({ row, printed }: Wanted, collated: Collated | null): number =>
  printed === null ? row : (collated?.rows.findIndex(({ here }) => here.includes(printed)) ?? -1)

/** The first difference after a row without any, or the last one before it. */
function nextFrom(entries: readonly ApparatusEntry[], row: number, by: 1 | -1): number {
  const after = entries.findIndex(one => one.row >= row)
  if (by === 1) return after < 0 ? entries.length - 1 : after
  return after < 0 ? entries.length - 1 : after - 1
}

/**
 * Each reading is made when it is asked for: to make 100,000 of them would hold the dialog back.
 */
function readingsIn(here: Collated['here'], witness: string): ReadingOf {
  const made = new Map<ApparatusEntry, EmendationByEdition | null>()
  return entry => {
    const known = made.get(entry)
    if (known !== undefined) return known
    const reading = readingIn(here, witness, entry)
    made.set(entry, reading)
    return reading
  }
}

function readingIn(
  here: Collated['here'],
  witness: string,
  { kind, paragraph, index, start, end, other }: ApparatusEntry,
): EmendationByEdition | null {
  if (kind !== 'variant' || paragraph === null || index === null) return null
  const text = here[index]?.text ?? ''
  const words = proposedWords(text, start, end, other)
  return words && { paragraph, index, text, witness, ...words }
}
