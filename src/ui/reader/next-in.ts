import type { TranslationState } from '#domain/translation'

/**
 * The nearest paragraph after `from` (before it with `step` -1) whose translation is in `state`; null if
 * there is none. `states` holds those that are not empty.
 */
export function nextIn(
  state: TranslationState,
  from: number,
  step: 1 | -1,
  total: number,
  states: ReadonlyMap<number, TranslationState>,
): number | null {
  for (let index = from + step; index >= 0 && index < total; index += step) {
    if ((states.get(index) ?? 'empty') === state) return index
  }
  return null
}
