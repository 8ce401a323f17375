import type { Speller } from '#editor/plugins/spelling'
import type { Live } from '#services/live'
import type { Services } from '#services/services'

/** What an editor needs to check words in `language`. */
export const spellerOf = (spelling: Services['spelling'], language: Live<string>): Speller => ({
  language: () => (spelling.checks(language.get()) ? language.get() : null),
  unknown: spelling.unknown,
  accepts: spelling.accepts,
  subscribe: listener => {
    const stops = [spelling.state.subscribe(listener), language.subscribe(listener)]
    return () => stops.forEach(stop => stop())
  },
})
