/** Receives the share of the work that is done, from 0 to 1. The share never falls. */
export type OnProgress = (share: number) => void

/** Discards progress. */
export const noProgress: OnProgress = () => {}

/** Returns the progress of a part of the work that runs from `from` to `to`, both from 0 to 1. */
export const progressPart =
  (onProgress: OnProgress, from: number, to: number): OnProgress =>
  share =>
    onProgress(from + share * (to - from))

/** Passes on only changes of at least `least`, and the end. */
export function progressInSteps(onProgress: OnProgress, least = 0.01): OnProgress {
  let told = 0
  return share => {
    if (share < told + least && !(share >= 1 && told < 1)) return
    told = share
    onProgress(share)
  }
}

/** How many items are done between two reports of progress. */
const itemsAtOnce = 200

/** Yields `items`, and reports how many of them are done: between some of them, and at the end. */
export function* withProgress<T>(items: readonly T[], onProgress: OnProgress): Generator<T> {
  for (const [done, item] of items.entries()) {
    if (done % itemsAtOnce === 0) onProgress(done / items.length)
    yield item
  }
  onProgress(1)
}
