import type { EditionCandidate } from '#services/editions/editions'
import type { TextPreview } from '#services/outside'
import { useEffect, useState } from 'react'
import { useServices } from '../services.ts'

const none: readonly EditionCandidate[] = []

/** Returns the books of which `preview` seems to be another edition, the likeliest first. */
export function useEditions(preview: TextPreview | null): readonly EditionCandidate[] {
  const { editions } = useServices()
  const [found, setFound] = useState<{
    readonly of: TextPreview
    readonly candidates: readonly EditionCandidate[]
  } | null>(null)

  useEffect(() => {
    if (!preview?.ok) return
    let isWanted = true
    editions.candidates(preview).then(
      candidates => isWanted && setFound({ of: preview, candidates }),
      // It is only an offer: if the search fails, the text is added as a new book.
      () => {},
    )
    return () => {
      isWanted = false
    }
  }, [editions, preview])

  return found?.of === preview ? found.candidates : none
}
