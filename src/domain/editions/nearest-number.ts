import type { EditionPair } from './match.ts'

/**
 * Returns a function that gives the number in the new edition of what an old paragraph became, or
 * of the nearest one before it that is there.
 */
export function nearestIn({
  match,
  old,
}: Pick<EditionPair, 'match' | 'old'>): (number: number) => number {
  const next = new Int32Array(old.length + 1)
  for (const one of match.matches)
    for (const number of one.old) next[number + 1] = (one.fresh[0] ?? 0) + 1
  for (let number = 1; number <= old.length; number++) {
    if (next[number] === 0) next[number] = next[number - 1] ?? 0
  }
  return number => Math.max(0, (next[number + 1] ?? 0) - 1)
}
