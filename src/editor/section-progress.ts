import type { TranslationState } from '#domain/translation'

/** The state of each pair's translation in a section, for `useSyncExternalStore`. */
export class SectionProgress {
  readonly #listeners = new Set<() => void>()
  #states: readonly TranslationState[]

  constructor(states: readonly TranslationState[]) {
    this.#states = states
  }

  /** Returns the same array until a state changes. */
  readonly get = (): readonly TranslationState[] => this.#states

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Takes the states of pairs that have changed, and calls the listeners if one differs. */
  update(changed: readonly { readonly pair: number; readonly state: TranslationState }[]): void {
    if (changed.every(({ pair, state }) => state === this.#states[pair])) return
    const states = [...this.#states]
    for (const { pair, state } of changed) states[pair] = state
    this.#states = states
    for (const listener of this.#listeners) listener()
  }
}
