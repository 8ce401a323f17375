import type { OpenedFile } from '#contract/answers'
import type { Reviewing, ReviewingTools } from './reviewing.ts'

/** Reviewing whose code is loaded at the first call, because a start does not need it. */
export function reviewingLater(tools: ReviewingTools): Reviewing {
  let taker: ((file: OpenedFile) => Promise<boolean>) | null = null
  return {
    plan: async (...what) => (await import('./reviewing.ts')).createReviewing(tools).plan(...what),
    offer: async ([file, another]) =>
      file !== undefined && another === undefined && ((await taker?.(file)) ?? false),
    take: next => {
      taker = next
      return () => {
        if (taker === next) taker = null
      }
    },
  }
}
