import type { WordData } from './word-data.ts'

/** Stands for a missing node or index. */
export const none = -1

/**
 * The folded words of the dictionary and of the word list, in one tree with a node for each
 * beginning of a word. Node 0 is the beginning of all.
 */
export class Trie {
  /** What a word that ends at a node costs; 0 if none ends there. */
  readonly costs: Uint16Array
  readonly #units: Uint16Array
  /** Where the children of each node begin, and at last where all end. */
  readonly #children: Uint32Array
  /** The children of node 0 by their unit. */
  readonly #first = new Uint32Array(0x10000)

  constructor({ trieUnits, trieDegrees, trieCosts }: WordData) {
    this.costs = trieCosts
    this.#units = trieUnits
    this.#children = startsOf(trieDegrees, 1)
    const end = this.#children[1] ?? 0
    for (let node = 1; node < end; node++) this.#first[trieUnits[node] ?? 0] = node
  }

  get size(): number {
    return this.#units.length
  }

  /** Returns the child of `node` to which the folded `unit` leads, or `none`. */
  child(node: number, unit: number): number {
    if (node === 0) return this.#first[unit] || none
    let low = this.#children[node] ?? 0
    const end = this.#children[node + 1] ?? 0
    let high = end
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#units[middle] ?? 0) < unit) low = middle + 1
      else high = middle
    }
    return low < end && this.#units[low] === unit ? low : none
  }

  /** Calls `visit` with each node but the first, its parent and its unit, parents first. */
  forEach(visit: (node: number, parent: number, unit: number) => void): void {
    for (let parent = 0; parent < this.size; parent++) {
      const end = this.#children[parent + 1] ?? 0
      for (let node = this.#children[parent] ?? 0; node < end; node++)
        visit(node, parent, this.#units[node] ?? 0)
    }
  }
}

/** Where each group begins if groups of these sizes follow one another from `first`. */
export function startsOf(sizes: ArrayLike<number>, first = 0): Uint32Array {
  const starts = new Uint32Array(sizes.length + 1)
  starts[0] = first
  for (let i = 0; i < sizes.length; i++) starts[i + 1] = (starts[i] ?? 0) + (sizes[i] ?? 0)
  return starts
}

/** The index of `value` in a sorted array, or `none`. */
export function indexIn(sorted: ArrayLike<number>, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low < sorted.length && sorted[low] === value ? low : none
}
