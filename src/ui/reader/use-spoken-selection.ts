import { paragraphsIn, endsOf } from '#domain/text/book-selection'
import type { Spread } from '#editor/spread'
import { useEffect } from 'react'
import { useSay } from '../spoken/spoken-region.tsx'

/**
 * Says how much is selected once a selection over several sections has come to rest. The screen
 * reader itself says what is selected inside a section.
 */
export function useSpokenSelection(spread: Spread): void {
  const say = useSay()
  useEffect(() => {
    let told = ''
    return spread.selection.subscribe(() => {
      const { span, isDragged } = spread.selection
      if (isDragged) return
      const now = JSON.stringify(span)
      if (now === told) return
      told = now
      if (!span) return
      say('deed', t => {
        if (spread.selection.span !== span) return ''
        const { from, to } = endsOf(span)
        const count = paragraphsIn(span)
        return t('spoken.selected', { count, first: from.index + 1, last: to.index + 1 })
      })
    })
  }, [spread, say])
}
