/** Keeps the reader's own dictionaries in the dictionary's worker as the setting wants them. */
import type { UsedDictionary } from '#domain/dictionaries/open-dictionaries'
import { builtIn, mostOpenBytes, readDictionaries } from '#domain/dictionaries/own-dictionary'
import type { TaskWorker } from '../in-worker.ts'
import type { WordsQuestion } from './words-in-worker.ts'

/** More parts than main returns of any file. */
const mostParts = 64

export interface DictionarySource {
  /**
   * Returns a part of a dictionary of the reader's, an empty one after the last. Rejects if it is
   * missing or damaged.
   */
  readonly readDictionary: (id: string, part: number) => Promise<Uint8Array>
}

export class DictionariesInWorker {
  readonly #worker: Pick<TaskWorker<WordsQuestion>, 'ask'>
  readonly #source: DictionarySource
  readonly #setting: () => string
  /** The bytes of each that was tried; 0 for one that cannot be opened. */
  readonly #sizes = new Map<string, number>()
  #known = ''
  #work: Promise<void> = Promise.resolve()

  constructor(
    worker: Pick<TaskWorker<WordsQuestion>, 'ask'>,
    source: DictionarySource,
    setting: () => string,
  ) {
    this.#worker = worker
    this.#source = source
    this.#setting = setting
  }

  /** Resolves when the worker has what is wanted now. Never rejects. */
  bringUp(): Promise<void> {
    const setting = this.#setting()
    if (setting !== this.#known) {
      this.#known = setting
      this.#work = this.#work.then(() => this.#bring(setting)).catch(() => {})
    }
    return this.#work
  }

  async #bring(setting: string): Promise<void> {
    const wanted = readDictionaries(setting).filter(({ id, isOn }) => isOn && id !== builtIn)
    for (const id of this.#sizes.keys())
      if (!wanted.some(one => one.id === id)) this.#sizes.delete(id)
    const used: UsedDictionary[] = []
    let sum = 0
    for (const { id, divides } of wanted) {
      const size = this.#sizes.get(id) || (await this.#put(id, mostOpenBytes - sum))
      this.#sizes.set(id, size)
      sum += size
      if (size > 0) used.push({ id, divides })
    }
    await this.#worker.ask<void>({ ask: 'useDictionaries', used })
  }

  /** Returns the bytes of a dictionary that was opened; 0 if it was not. */
  async #put(id: string, room: number): Promise<number> {
    try {
      const parts = await allParts(part => this.#source.readDictionary(id, part), mostParts)
      const size = parts.reduce((sum, { byteLength }) => sum + byteLength, 0)
      if (size > room) return 0
      const transfer = buffersOf(parts)
      await this.#worker.ask<void>({ ask: 'putDictionary', id, parts }, { transfer })
      return size
    } catch {
      return 0
    }
  }
}

/** The memory of parts, to transfer it instead of copying. */
export const buffersOf = (parts: readonly Uint8Array[]): readonly ArrayBuffer[] =>
  parts.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? buffer : []))

/** Reads parts until an empty one. Rejects after `most`. */
export async function allParts(
  read: (part: number) => Promise<Uint8Array>,
  most: number,
): Promise<readonly Uint8Array[]> {
  const parts: Uint8Array[] = []
  while (parts.length < most) {
    const part = await read(parts.length)
    if (part.byteLength === 0) return parts
    parts.push(part)
  }
  throw new Error('the dictionary is too large')
}
