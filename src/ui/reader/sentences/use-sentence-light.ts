import type { Spread } from '#editor/spread'
import { useEffect } from 'react'

/** Lights the sentence that belongs to the one with the caret while `isOn`. */
export function useSentenceLight(spread: Spread, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return
    const lit = import('./light-sentence.ts').then(({ lightSentence }) => lightSentence(spread))
    return () => void lit.then(stop => stop())
  }, [spread, isOn])
}
