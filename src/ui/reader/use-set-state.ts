import type { TranslationState } from '#domain/translation'
import type { Spread } from '#editor/spread'
import { useCallback } from 'react'
import { useSay } from '../spoken/spoken-region.tsx'

/**
 * Returns a function that sets the state of the selected translations, or of the one at `index` in
 * the book, and says the state they then have.
 */
export function useSetState(spread: Spread): (state: TranslationState, index?: number) => void {
  const say = useSay()
  return useCallback(
    (wanted, index) => {
      const span = index === undefined ? spread.selection.pairs() : { first: index, last: index }
      spread.translations.setState(wanted, index)
      if (!span) return
      const { first, last } = span
      const all = Array.from({ length: last - first + 1 }, (_, i) =>
        spread.translations.stateAt(first + i),
      )
      // A translation without text cannot be done or a draft.
      const state = all.find(each => each === wanted) ?? all[0]
      if (!state) return
      say('deed', t =>
        first === last
          ? t('reader.pairState', { number: first + 1, state: t(`states.${state}`) })
          : t('spoken.states', { first: first + 1, last: last + 1, state: t(`states.${state}`) }),
      )
    },
    [spread, say],
  )
}
