import type { Book } from '#domain/book'
import type { CountedBook } from '#domain/vocabulary/book-tally'
import type { KnownWords } from '#domain/vocabulary/known-share'
import { useEffect, useState } from 'react'
import { useServices } from '../../services.ts'

export type CountState =
  | { readonly state: 'counting'; readonly percent: number }
  | { readonly state: 'failed' }
  | { readonly state: 'counted'; readonly counted: CountedBook }

const beginning: CountState = { state: 'counting', percent: 0 }

/** Counts the words of a book. `again` tries again after a failure. */
export function useCounted(book: Book): { readonly count: CountState; readonly again: () => void } {
  const { bookWords } = useServices()
  const [count, setCount] = useState<CountState>(beginning)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const show = (next: CountState) => {
      if (!signal.aborted) setCount(next)
    }
    const onProgress = (share: number) =>
      show({ state: 'counting', percent: Math.floor(share * 100) })
    bookWords.count(book, { signal, onProgress }).then(
      outcome =>
        show(outcome.ok ? { state: 'counted', counted: outcome.value } : { state: 'failed' }),
      () => show({ state: 'failed' }),
    )
    return () => controller.abort()
  }, [bookWords, book, attempt])
  const again = () => {
    setCount(beginning)
    setAttempt(attempt + 1)
  }
  return { count, again }
}

/** How well the reader knows the words of a counted book, again after each change. */
export function useKnown(book: Book, counted: CountedBook | null): KnownWords | null {
  const { words, ownWords } = useServices()
  const [known, setKnown] = useState<{ of: CountedBook; statuses: KnownWords } | null>(null)
  useEffect(() => {
    if (!counted) return
    const controller = new AbortController()
    const { signal } = controller
    const all = counted.words.map(({ word }) => word)
    const ask = () =>
      words.statusesOf(all, { signal, in: { book: book.id, paragraphs: [] } }).then(
        statuses => {
          if (!signal.aborted) setKnown({ of: counted, statuses })
        },
        () => {},
      )
    void ask()
    const stop = ownWords.follow(({ kinds }) => {
      if (kinds.has('status')) void ask()
    })
    return () => {
      stop()
      controller.abort()
    }
  }, [words, ownWords, book.id, counted])
  return known?.of === counted ? known.statuses : null
}
