import type { LeftSentence } from '#domain/editions/report'
import type { BookId, SentenceChangeId } from '#domain/ids'
import type { SentenceChange } from '#domain/sentences/sentence-change'
import { leftSentence } from '#domain/sentences/waiting-sentence'
import type { PlaceForSentence } from '#services/editions/editions'
import { useEffect, useState } from 'react'
import { useServices } from '../../services.ts'

/** A corrected sentence of an older edition that waits, with its row. */
export interface WaitingSentence extends LeftSentence {
  readonly row: SentenceChange
}

/** Returns the words after a border, or the first sentences of a link. */
export const sentenceWords = ({ what, parts: [first, second] }: LeftSentence): string =>
  (what === 'join' || what === 'split' ? second : first)?.words ?? ''

/** Returns the corrected sentences that wait in a book; null until they are read. */
export function useWaitingSentences(book: BookId): readonly WaitingSentence[] | null {
  const { sentences } = useServices()
  const [waiting, setWaiting] = useState<readonly WaitingSentence[] | null>(null)
  useEffect(() => {
    let isWanted = true
    const show = (rows: readonly SentenceChange[]) =>
      isWanted && setWaiting(rows.map(row => ({ ...leftSentence(row, row.index), row })))
    const read = () =>
      void sentences.open(book).then(
        one => show(one.waiting()),
        () => show([]),
      )
    read()
    const stop = sentences.follow(read)
    return () => {
      isWanted = false
      stop()
    }
  }, [sentences, book])
  return waiting
}

/**
 * Returns the places to offer for the sentences that waited at first; null while they are looked
 * for. If that fails there are none, and the reader can still correct them by hand.
 */
export function useOfferedSentences(
  book: BookId,
  waiting: readonly WaitingSentence[] | null,
): ReadonlyMap<SentenceChangeId, readonly PlaceForSentence[]> | null {
  const { editions } = useServices()
  type Offered = ReadonlyMap<SentenceChangeId, readonly PlaceForSentence[]>
  const [found, setFound] = useState<Offered | null>(null)
  const [sought, setSought] = useState(waiting)
  if (sought === null && waiting !== null) setSought(waiting)
  useEffect(() => {
    if (!sought) return
    let isWanted = true
    const show = (places: Offered) => isWanted && setFound(places)
    const rows = sought.map(({ row }) => row)
    editions.offerSentences(book, rows).then(
      answer => show(answer.ok ? answer.value : new Map()),
      () => show(new Map()),
    )
    return () => {
      isWanted = false
    }
  }, [editions, book, sought])
  return found
}
