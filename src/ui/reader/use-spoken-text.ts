import type { MissingCharacter } from '#domain/book'
import type { Spread } from '#editor/spread'
import { missingAtCaret } from '#editor/spread/missing-at-caret'
import type { Where } from '#editor/spread/selection'
import { useEffect, type RefObject } from 'react'
import { useSay } from '../spoken/spoken-region.tsx'
import { placeWords } from './place-words.ts'

/**
 * Says once at which paragraph the reader has arrived: when the caret comes into another pair or to
 * its other side, and when the focus comes back to the text. Also says the name of a character
 * without a code when the caret comes beside it, and that something was copied.
 */
export function useSpokenText(spread: Spread, scroller: RefObject<HTMLElement | null>): void {
  const say = useSay()
  useEffect(() => {
    const page = scroller.current
    if (!page) return
    let told: Where | null = null
    let missing: MissingCharacter | null = null
    const arrive = () => {
      const { where } = spread.selection
      const isSame = told?.index === where?.index && told?.side === where?.side
      const beside = missingAtCaret(spread.selection)
      if (isSame && (beside === null || beside === missing)) {
        missing = beside
        return
      }
      if (!page.contains(document.activeElement)) return
      told = where
      missing = beside
      say('place', t => {
        const [first, second] = [
          isSame ? '' : placeWords(t, spread),
          beside ? t('spoken.missing', { name: beside.name }) : '',
        ]
        return first && second ? t('spoken.and', { first, second }) : first || second
      })
    }
    const leave = ({ relatedTarget: to }: FocusEvent) => {
      if (!(to instanceof Node && page.contains(to))) told = null
    }
    const copied = () => say('deed', t => t('spoken.copied'))
    page.addEventListener('focusout', leave)
    page.addEventListener('copy', copied)
    const stop = spread.selection.subscribe(arrive)
    return () => {
      page.removeEventListener('focusout', leave)
      page.removeEventListener('copy', copied)
      stop()
    }
  }, [spread, scroller, say])
}
