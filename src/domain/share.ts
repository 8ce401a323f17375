/** Told now and then how much of a piece of work is done: from 0 to 1, never less than before. */
export type TellShare = (share: number) => void

/** For who does not want to know. */
export const untold: TellShare = () => {}

/** What a part of the work tells that is its stretch from `from` to `to`, both from 0 to 1. */
export const stretch =
  (tell: TellShare, from: number, to: number): TellShare =>
  share =>
    tell(from + share * (to - from))

/** Tells only what is `least` more than what was told last, and the end. */
export function inSteps(tell: TellShare, least = 0.01): TellShare {
  let told = 0
  return share => {
    if (share < told + least && !(share >= 1 && told < 1)) return
    told = share
    tell(share)
  }
}
