import type { Book } from '#domain/book'
import type { BookId } from '#domain/ids'
import { useEffect, useRef } from 'react'
import type { Listing } from '../services.ts'

/**
 * In `sessionStorage`, which belongs to the window: a start of the program begins in the library.
 */
const key = 'duizhao.open'

/**
 * A book must stay open this long before it is opened again by itself, in milliseconds, because a
 * book that crashes the page does so sooner.
 */
const standing = 2_000

/**
 * Returns the one of `books` that was open before the page was loaded again, after a crash or to
 * repair the library; `null` for none.
 */
export function openBefore(books: Listing | null): Book | null {
  // A start of the program does not wait for the engine to read the session storage, which is
  // empty.
  if (!isLoadedAnew()) return null
  const id = sessionStorage.getItem(key)
  return books?.books.find(({ book }) => book.id === id)?.book ?? null
}

const isLoadedAnew = (): boolean =>
  performance
    .getEntriesByType('navigation')
    .some(entry => entry instanceof PerformanceNavigationTiming && entry.type === 'reload')

/** Remembers that the book `id` is open, in case the page is loaded again. */
export function useOpenAgain(id: BookId | null): void {
  // The storage of a new window is empty, and the first look into it waits for another process.
  const mayBeStored = useRef<boolean | null>(null)
  useEffect(() => {
    mayBeStored.current ??= isLoadedAnew()
    if (mayBeStored.current) sessionStorage.removeItem(key)
    if (id === null) return
    const stands = setTimeout(() => {
      mayBeStored.current = true
      sessionStorage.setItem(key, id)
    }, standing)
    return () => clearTimeout(stands)
  }, [id])
}
