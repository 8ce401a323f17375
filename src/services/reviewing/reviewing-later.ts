import type { Reviewing, ReviewTaker } from './reviewing.ts'

/** Reviewing, of which a start needs only what passes files on to the open book. */
export function reviewingLater(plan: Reviewing['plan']): Reviewing {
  let taker: ReviewTaker | null = null
  return {
    plan,
    offer: async files => (await taker?.(files)) ?? false,
    take: next => {
      taker = next
      return () => {
        taker = null
      }
    },
  }
}
