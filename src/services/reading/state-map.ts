import type { TranslationState } from '#domain/translation'

/**
 * How many paragraphs one block covers. A change copies one block, and one reference for each
 * block.
 */
const blockSize = 256

type Block = ReadonlyMap<number, TranslationState>

/**
 * The states of a book's paragraphs by index. A map is never changed: `with` returns another one,
 * which shares all blocks but one with it, so that a change in a long book costs no more than in a
 * short one.
 */
export class StateMap implements ReadonlyMap<number, TranslationState> {
  readonly size: number
  readonly #blocks: readonly (Block | undefined)[]

  private constructor(blocks: readonly (Block | undefined)[], size: number) {
    this.#blocks = blocks
    this.size = size
  }

  /** The map of `entries`, in which no index is given twice. */
  static of(entries: Iterable<readonly [number, TranslationState]>): StateMap {
    const blocks: Map<number, TranslationState>[] = []
    let size = 0
    for (const [index, state] of entries) {
      const block = (blocks[blockOf(index)] ??= new Map())
      block.set(index, state)
      size++
    }
    return new StateMap(blocks, size)
  }

  get(index: number): TranslationState | undefined {
    return this.#blocks[blockOf(index)]?.get(index)
  }

  has(index: number): boolean {
    return this.get(index) !== undefined
  }

  /** This map with another state at `index`; null removes it. */
  with(index: number, state: TranslationState | null): StateMap {
    const block = new Map(this.#blocks[blockOf(index)])
    if (state === null) block.delete(index)
    else block.set(index, state)
    const blocks = [...this.#blocks]
    blocks[blockOf(index)] = block
    return new StateMap(blocks, this.size + Number(state !== null) - Number(this.has(index)))
  }

  *entries(): MapIterator<[number, TranslationState]> {
    for (const block of this.#blocks) if (block) yield* block
  }

  *keys(): MapIterator<number> {
    for (const [index] of this.entries()) yield index
  }

  *values(): MapIterator<TranslationState> {
    for (const [, state] of this.entries()) yield state
  }

  [Symbol.iterator](): MapIterator<[number, TranslationState]> {
    return this.entries()
  }

  forEach(
    run: (
      state: TranslationState,
      index: number,
      map: ReadonlyMap<number, TranslationState>,
    ) => void,
  ): void {
    for (const [index, state] of this.entries()) run(state, index, this)
  }
}

const blockOf = (index: number): number => Math.floor(index / blockSize)
