/** Told now and then how much of a piece of work is done: from 0 to 1, never less than before. */
export type OnProgress = (share: number) => void

/** For who does not want to know. */
export const noProgress: OnProgress = () => {}

/** What a part of the work tells that is its stretch from `from` to `to`, both from 0 to 1. */
export const progressPart =
  (onProgress: OnProgress, from: number, to: number): OnProgress =>
  share =>
    onProgress(from + share * (to - from))

/** Tells only what is `least` more than what was told last, and the end. */
export function progressInSteps(onProgress: OnProgress, least = 0.01): OnProgress {
  let told = 0
  return share => {
    if (share < told + least && !(share >= 1 && told < 1)) return
    told = share
    onProgress(share)
  }
}
