import type { ActionName } from '#domain/actions'
import { translationStates, type TranslationState } from '#domain/translation'
import type { Spread } from '#editor/spread'
import type { Speech } from '#i18n/speech'
import type { MenuChoice } from '../../menus/menu.ts'

interface StatesMenu {
  readonly t: Speech['t']
  readonly translations: Pick<Spread['translations'], 'stateAt' | 'possibleStates'>
  /** The translation whose states are shown, counted in the book. */
  readonly index: number
  readonly set: (state: TranslationState) => void
}

/** The action whose keys set a state. */
const actionOf = {
  empty: undefined,
  draft: 'translation.draft',
  done: 'translation.done',
  check: 'translation.check',
} as const satisfies Record<TranslationState, ActionName | undefined>

/**
 * The four states, always in the same places, so that the menu explains the signs. Those that the
 * translation cannot have are shown without being offered.
 */
export function statesMenu({ t, translations, index, set }: StatesMenu): readonly MenuChoice[] {
  const now = translations.stateAt(index) ?? 'empty'
  const possible = translations.possibleStates(index)
  return translationStates.map(state => ({
    ...(actionOf[state] && { action: actionOf[state] }),
    label: t(`stateMenu.${state}`),
    checked: state === now,
    enabled: possible.includes(state),
    run: () => set(state),
  }))
}
