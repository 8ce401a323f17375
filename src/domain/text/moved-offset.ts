/** Where an end of a range is after its text has changed. */

/**
 * Returns where offset `at` of text `was` is in text `now`, compared from both ends of the texts.
 * What is typed at the edge of the range is outside it, and so is what replaces text on both sides
 * of the edge.
 */
export function movedOffset(was: string, now: string, at: number, edge: 'start' | 'end'): number {
  const { before, after } = sameAround(was, now)
  const stays = at <= before
  const moves = at >= was.length - after
  const moved = at + now.length - was.length
  if (edge === 'start') return moves ? moved : stays ? at : now.length - after
  return stays ? at : moves ? moved : before
}

/** How many characters of two texts are the same at their start, and after that at their end. */
function sameAround(was: string, now: string): { readonly before: number; readonly after: number } {
  const shorter = Math.min(was.length, now.length)
  let before = 0
  while (before < shorter && was[before] === now[before]) before++
  let after = 0
  while (after < shorter - before && was.at(-1 - after) === now.at(-1 - after)) after++
  return { before, after }
}
