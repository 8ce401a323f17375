import type { Editions } from './editions.ts'
import type { EditionTools } from './create-editions.ts'

/** Editions whose code is loaded at the first call, because a start does not need it. */
export function editionsLater(tools: EditionTools): Editions {
  const editions = async () => (await import('./create-editions.ts')).createEditions(tools)
  return {
    candidates: async preview => (await editions()).candidates(preview),
    report: async (old, fresh) => (await editions()).report(old, fresh),
    offerPlaces: async (...what) => (await editions()).offerPlaces(...what),
    offerDivisions: async (...what) => (await editions()).offerDivisions(...what),
    offerSentences: async (...what) => (await editions()).offerSentences(...what),
    carryOver: async (...what) => (await editions()).carryOver(...what),
  }
}
