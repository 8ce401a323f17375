import type { Editions } from './editions.ts'
import type { EditionTools } from './create-editions.ts'

/** Editions whose code is fetched when something is asked of them: a start needs none of it. */
export function editionsLater(tools: EditionTools): Editions {
  const editions = async () => (await import('./create-editions.ts')).createEditions(tools)
  return {
    candidates: async preview => (await editions()).candidates(preview),
    report: async (old, fresh) => (await editions()).report(old, fresh),
    carryOver: async (old, fresh, tell) => (await editions()).carryOver(old, fresh, tell),
  }
}
