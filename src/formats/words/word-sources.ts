/** What the dictionary and the word list are made of. */

/** A line of CC-CEDICT, or of a file in its format. */
export interface CedictEntry {
  readonly traditional: string
  readonly simplified: string
  /** With the numbers of tones, as it is in the file. */
  readonly pinyin: string
  /** Separated by `/`. */
  readonly senses: string
}

/** A word of jieba's list. */
export interface ListedWord {
  readonly word: string
  /** How often it was counted; 0.5 if the list says 0. */
  readonly count: number
  /** Its part of speech: `nr` is a name of a person. */
  readonly tag: string
}

/** Pairs of OpenCC: a character, and those that may stand for it, the likeliest first. */
export type CharacterPairs = readonly (readonly [string, readonly string[]])[]

export interface WordSources {
  readonly entries: readonly CedictEntry[]
  readonly listed: readonly ListedWord[]
  /** From traditional to simplified characters. */
  readonly toSimplified: CharacterPairs
  /** From standard traditional characters to those of Taiwan and Hong Kong. */
  readonly toRegional: CharacterPairs
  /** From the characters of Japan to traditional ones. */
  readonly fromJapanese: CharacterPairs
  /** The trained model of readings. */
  readonly model: ModelWeights
}

export interface ModelWeights {
  /** Sorted. */
  readonly keys: Uint32Array
  readonly weights: Int8Array
}

/** Reads lines in the format of CC-CEDICT. Other lines are passed over. */
export function readCedict(text: string): readonly CedictEntry[] {
  const found: CedictEntry[] = []
  for (const line of text.split(/\r?\n/)) {
    const parts = /^(\S+) (\S+) \[([^\]]*)\] \/(.*)\/\s*$/.exec(line)
    if (line.startsWith('#') || !parts) continue
    const [, traditional = '', simplified = '', pinyin = '', senses = ''] = parts
    found.push({ traditional, simplified, pinyin, senses })
  }
  return found
}

/** Reads lines of jieba's list: a word, its count and its part of speech. */
export const readListedWords = (text: string): readonly ListedWord[] =>
  text.split('\n').flatMap(line => {
    const [word = '', count = '', tag = ''] = line.trim().split(' ')
    return word === '' ? [] : [{ word, count: Number(count) || 0.5, tag }]
  })

/** Reads pairs in the form of opencc-js. */
export const readPairs = (text: string): CharacterPairs =>
  text.split('|').map(pair => {
    const [from = '', ...to] = pair.split(' ')
    return [from, to] as const
  })
