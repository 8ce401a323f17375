import type { Speller } from '#editor/plugins/spelling'
import type { Services } from '#services/services'

/** What an editor needs to check words in the language that `language` returns. */
export const spellerOf = (spelling: Services['spelling'], language: () => string): Speller => ({
  language: () => (spelling.checks(language()) ? language() : null),
  unknown: spelling.unknown,
  accepts: spelling.accepts,
  subscribe: spelling.state.subscribe,
})
