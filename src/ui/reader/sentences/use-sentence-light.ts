import type { Spread } from '#editor/spread'
import { useEffect } from 'react'

/** Lights the sentence that belongs to the one with the caret while `isOn`. */
export function useSentenceLight(spread: Spread, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return
    let isWanted = true
    let stop = () => {}
    void import('./light-sentence.ts').then(({ lightSentence }) => {
      if (isWanted) stop = lightSentence(spread)
    })
    return () => {
      isWanted = false
      stop()
    }
  }, [spread, isOn])
}
