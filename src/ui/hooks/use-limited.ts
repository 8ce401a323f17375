import { withoutControls } from '#domain/text/control-characters'
import { atMost } from '#domain/text/limit'
import { useState } from 'react'

/**
 * What a field needs that holds at most `limit` characters (code points): `limited` and `limitedAll` answer what of
 * a text is kept, without control characters, and `isCut` says whether anything was left out the last time.
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
