import type { TranslationState } from '#domain/translation'

interface NextIn {
  /** The state to look for. */
  readonly state: TranslationState
  /** The index of the paragraph to start at, which is not looked at itself. */
  readonly from: number
  /** 1 looks after `from`, -1 before it. */
  readonly step: 1 | -1
  /** How many paragraphs the book has. */
  readonly total: number
  /** The states that are not `empty`, by the paragraph's index in the book. */
  readonly states: ReadonlyMap<number, TranslationState>
  /** Paragraphs that are passed over. */
  readonly hidden: ReadonlySet<number>
}

/** Returns the index of the nearest paragraph whose translation is in a state, or `null`. */
export function nextIn({ state, from, step, total, states, hidden }: NextIn): number | null {
  for (let index = from + step; index >= 0 && index < total; index += step) {
    if (!hidden.has(index) && (states.get(index) ?? 'empty') === state) return index
  }
  return null
}
