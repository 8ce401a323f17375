/** How the trie stores the score of a word in 16 bits: as a cost; 0 if there is no word. */

const best = 8
const steps = 512
const highest = 0xffff

export const costOfScore = (score: number): number =>
  Math.max(1, Math.min(highest, Math.round((best - score) * steps)))

export const scoreOfCost = (cost: number): number => best - cost / steps
