import { withoutControls } from '#domain/text/control-characters'
import { atMost } from '#domain/text/limit'
import { useState } from 'react'

/**
 * For a field of at most `limit` characters (code points): `limited` and `limitedAll` return a text
 * cut to that length and without control characters. `isCut` says whether the last call cut
 * anything.
 */
export function useLimited(limit: number) {
  const [isCut, setCut] = useState(false)
  function limitedAll(texts: readonly string[]): readonly string[] {
    const clean = texts.map(withoutControls)
    const kept = clean.map(text => atMost(text, limit))
    setCut(kept.some((text, i) => text !== clean[i]))
    return kept
  }
  return { isCut, limitedAll, limited: (text: string) => limitedAll([text])[0] ?? '' }
}
