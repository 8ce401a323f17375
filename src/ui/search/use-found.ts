import type { Book } from '#domain/book'
import type { Findings } from '#services/searching/searching'
import { useEffect, useState } from 'react'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'
import type { Sought } from './sought.ts'

/** How long after the last change of the text it is searched again, in milliseconds. */
const pause = 300

/** What was found; `null` while nothing is sought. */
export interface FoundNow {
  readonly findings: Findings | null
  /** Whether this is of what is sought now. Earlier results stay until there are new ones. */
  readonly isFresh: boolean
}

/**
 * Returns what is found in `book` while it is `wanted`. Changes of the text while `isHeld` are
 * searched afterwards.
 */
export function useFound(book: Book, sought: Sought, wanted: boolean, isHeld: boolean): FoundNow {
  const { searching } = useServices()
  const [last, setLast] = useState<{ readonly of: Sought; readonly findings: Findings } | null>(
    null,
  )
  const changes = useLive(searching.changes)
  const [version, setVersion] = useState(changes)

  useEffect(() => {
    if (changes === version || isHeld) return
    const timer = setTimeout(() => setVersion(changes), pause)
    return () => clearTimeout(timer)
  }, [changes, version, isHeld])

  const isWanted = wanted && sought.asked.words !== ''
  useEffect(() => {
    if (!isWanted) return
    return searching.inBook(book, sought.asked, sought.places, findings =>
      setLast({ of: sought, findings }),
    )
  }, [searching, book, sought, isWanted, version])

  return { findings: isWanted ? (last?.findings ?? null) : null, isFresh: last?.of === sought }
}
