import type { Book } from '#domain/book'
import type { BookId } from '#domain/ids'
import { useEffect } from 'react'
import type { Listing } from '../services.ts'

/** Kept with the window and not with the profile: a start of the program begins in the library. */
const key = 'duizhao.open'

/** A book that brings the page down does so within so many milliseconds: it is not opened again by itself. */
const standing = 2_000

/** The one of `books` that was open before this page was loaded anew, after a crash or to mend the library; null if none was. */
export function openBefore(books: Listing | null): Book | null {
  // A start of the program need not wait for the engine to look for what cannot be there.
  if (!isLoadedAnew()) return null
  const id = sessionStorage.getItem(key)
  return books?.books.find(({ book }) => book.id === id)?.book ?? null
}

const isLoadedAnew = (): boolean =>
  performance
    .getEntriesByType('navigation')
    .some(entry => entry instanceof PerformanceNavigationTiming && entry.type === 'reload')

/** Remembers that the book `id` is open, for a page that is loaded anew. */
export function useOpenAgain(id: BookId | null): void {
  useEffect(() => {
    sessionStorage.removeItem(key)
    if (id === null) return
    const stands = setTimeout(() => sessionStorage.setItem(key, id), standing)
    return () => clearTimeout(stands)
  }, [id])
}
