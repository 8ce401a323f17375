import type { Book } from '#domain/book'
import { nothingIgnored, type CollationOptions } from '#domain/collation/compared-text'
import type { BookId } from '#domain/ids'
import type { Collated, KeptCollation, OtherEdition } from '#services/collation/collation'
import type { Fault } from '#services/outside'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useServices } from '../services.ts'

/** How far the comparison of two editions is. */
export type CollationRun =
  | { readonly state: 'none' | 'stopped' }
  | { readonly state: 'working'; readonly share: number }
  | { readonly state: 'failed'; readonly fault: Fault | null }
  | { readonly state: 'done'; readonly collated: Collated }

export interface ShownCollation {
  /** The books that can be compared, likely editions first; null until they are known. */
  readonly offered: readonly OtherEdition[] | null
  readonly other: OtherEdition | null
  readonly choose: (other: BookId) => void
  readonly options: CollationOptions
  readonly change: (options: Partial<CollationOptions>) => void
  readonly run: CollationRun
  readonly stop: () => void
  readonly again: () => void
  /** Where the reader was when they went to a place. */
  readonly kept: KeptCollation | null
}

interface Wanted {
  readonly other: BookId | null
  readonly options: CollationOptions
  /** Changes when the same is to be compared once more. */
  readonly turn: number
}

/** Compares `book` with the edition that the reader chooses, beginning with the likeliest. */
export function useCollation(book: Book): ShownCollation {
  const { collation } = useServices()
  const [offered, setOffered] = useState<readonly OtherEdition[] | null>(null)
  const [kept, setKept] = useState<KeptCollation | null>(null)
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const begin = useEffectEvent((others: readonly OtherEdition[], last: KeptCollation | null) => {
    const isThere = others.some(({ book: { id } }) => id === last?.other)
    const likely = others.find(({ isLikely }) => isLikely)?.book.id ?? null
    setKept(isThere ? last : null)
    setOffered(others)
    setWanted({
      other: isThere && last ? last.other : likely,
      options: last?.options ?? nothingIgnored,
      turn: 0,
    })
  })
  // The edition that is compared stays, also if the reader changes its record meanwhile.
  const [here] = useState(book)
  useEffect(() => {
    let isOver = false
    const read = async () => {
      const one = await collation()
      const others = await one.editionsOf(here)
      if (!isOver) begin(others, one.kept?.book === here.id ? one.kept : null)
    }
    read().catch(() => isOver || begin([], null))
    return () => {
      isOver = true
    }
  }, [collation, here])
  const other = offered?.find(one => one.book.id === wanted?.other) ?? null
  const { run, stop } = useRun(here, other, wanted, kept)
  const options = wanted?.options ?? nothingIgnored
  return {
    offered,
    other,
    options,
    choose: id => setWanted(now => now && { ...now, other: id }),
    change: some => setWanted(now => now && { ...now, options: { ...now.options, ...some } }),
    run,
    stop,
    again: () => setWanted(now => now && { ...now, turn: now.turn + 1 }),
    kept,
  }
}

function useRun(
  book: Book,
  other: OtherEdition | null,
  wanted: Wanted | null,
  kept: KeptCollation | null,
): { readonly run: CollationRun; readonly stop: () => void } {
  const { collation } = useServices()
  const controller = useRef<AbortController | null>(null)
  const [made, setMade] = useState<{ of: Wanted; run: CollationRun } | null>(null)
  useEffect(() => {
    if (!wanted || !other) return
    const working = new AbortController()
    const { signal } = (controller.current = working)
    const put = (run: CollationRun) => signal.aborted || setMade({ of: wanted, run })
    const compare = async (): Promise<CollationRun> => {
      const onProgress = (share: number) => put({ state: 'working', share })
      const task = { signal, onProgress }
      const one = await collation()
      const there = keptTexts(kept, wanted)
      if (there) return { state: 'done', collated: there }
      const outcome = await one.collate(book, other.book, wanted.options, task)
      return outcome.ok
        ? { state: 'done', collated: outcome.value }
        : { state: 'failed', fault: outcome.fault }
    }
    compare().then(put, () => put({ state: 'failed', fault: null }))
    return () => working.abort()
  }, [collation, book, other, wanted, kept])
  const run = made && made.of === wanted ? made.run : other ? beginning : none
  return {
    run,
    stop: () => {
      controller.current?.abort()
      if (wanted) setMade({ of: wanted, run: { state: 'stopped' } })
    },
  }
}

/** The texts that were compared in the same way before the reader went to a place. */
function keptTexts(kept: KeptCollation | null, wanted: Wanted): Collated | null {
  const isSame = kept?.other === wanted.other && kept?.options === wanted.options
  return isSame && wanted.turn === 0 ? (kept?.collated ?? null) : null
}

const none: CollationRun = { state: 'none' }
const beginning: CollationRun = { state: 'working', share: 0 }
