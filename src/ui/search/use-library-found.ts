import type { Book } from '#domain/book'
import type { LibraryFindings, SearchRefusal } from '#services/searching/searching'
import { useEffect, useState } from 'react'
import { useServices } from '../services.ts'
import type { Sought } from './sought.ts'

/** What was found so far; books without hits are left out. */
export interface LibraryFound {
  readonly books: readonly LibraryFindings[]
  readonly isWhole: boolean
  readonly refusal: SearchRefusal | null
}

/** How many hits of each book are shown. */
const shownOfEach = 20

/** Returns what is found in `books`; `null` while nothing is sought. */
export function useLibraryFound(books: readonly Book[], sought: Sought): LibraryFound | null {
  const { searching } = useServices()
  const [found, setFound] = useState<LibraryFound & { readonly of: Sought }>({
    ...begun,
    of: sought,
  })
  const isWanted = sought.asked.words !== ''
  useEffect(() => {
    if (!isWanted) return
    const { asked, places } = sought
    let now: LibraryFound = begun
    return searching.inLibrary({ books, asked, places, excerpts: shownOfEach }, told => {
      if (told === null || typeof told === 'string') now = { ...now, isWhole: true, refusal: told }
      else now = { ...now, books: [...now.books, told] }
      setFound({ ...now, of: sought })
    })
  }, [searching, books, sought, isWanted])
  if (!isWanted) return null
  return found.of === sought ? found : begun
}

const begun: LibraryFound = { books: [], isWhole: false, refusal: null }
