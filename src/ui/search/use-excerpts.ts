import type { Book } from '#domain/book'
import type { Excerpt } from '#domain/search/excerpt'
import { hitAt, type SearchResults } from '#domain/search/search-results'
import { useCallback, useRef, useState } from 'react'
import { useServices } from '../services.ts'

/** The excerpts of the hits near the screen, requested when they come there. */
export function useExcerpts(book: Book, found: SearchResults) {
  const { searching } = useServices()
  const [given, setGiven] = useState<Given>({ found, excerpts: none })
  const asked = useRef<{ of: SearchResults; numbers: Set<number> }>({
    of: found,
    numbers: new Set(),
  })

  /** Must be called with the hits near the screen. */
  const need = useCallback(
    (hits: readonly number[]) => {
      if (asked.current.of !== found) asked.current = { of: found, numbers: new Set() }
      const { numbers } = asked.current
      const fresh = hits.filter(number => !numbers.has(number))
      const wanted = fresh.flatMap(number => hitAt(found, number) ?? [])
      if (wanted.length === 0) return
      for (const number of fresh) numbers.add(number)
      searching.excerpts(book, wanted).then(
        excerpts => setGiven(before => withFresh(before, found, fresh, excerpts)),
        // The search ended meanwhile; the next request starts it again.
        () => {},
      )
    },
    [searching, book, found],
  )
  return { known: given.found === found ? given.excerpts : none, need }
}

interface Given {
  readonly found: SearchResults
  /** By the number of the hit. */
  readonly excerpts: ReadonlyMap<number, Excerpt>
}

const none: ReadonlyMap<number, Excerpt> = new Map()

function withFresh(
  before: Given,
  found: SearchResults,
  numbers: readonly number[],
  excerpts: readonly (Excerpt | null)[],
): Given {
  const after = new Map(before.found === found ? before.excerpts : none)
  for (const [i, number] of numbers.entries()) {
    const excerpt = excerpts[i]
    if (excerpt) after.set(number, excerpt)
  }
  return { found, excerpts: after }
}
