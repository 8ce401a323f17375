import type { DescribedWord } from '#domain/own-words/word-list'
import { senseAsText } from '#domain/words/sense-parts'
import { writtenSyllable } from '#domain/words/syllable'
import type { ChineseWords } from '#services/words/words'
import { useEffect, useState } from 'react'
import { useServices } from '../services.ts'

/** What was looked up until now. */
export interface Described {
  readonly words: ReadonlyMap<string, DescribedWord>
  /** Whether all were looked up, or cannot be. */
  readonly isWhole: boolean
}

/** How many are looked up at once. */
const atOnce = 100

/**
 * Looks up what the dictionary has for `expressions`, which must be the same array until they
 * change.
 */
export function useDescribed(expressions: readonly string[]): Described {
  const { words } = useServices()
  const [described, setDescribed] = useState<Described & { readonly of: readonly string[] }>({
    of: [],
    words: new Map(),
    isWhole: true,
  })
  const { words: known } = described
  useEffect(() => {
    const missing = expressions.filter(expression => !known.has(expression))
    if (missing.length === 0) return
    const controller = new AbortController()
    const { signal } = controller
    describe(words, missing, signal).then(
      found => {
        if (!signal.aborted)
          setDescribed({ of: expressions, words: new Map([...known, ...found]), isWhole: true })
      },
      () => {
        if (!signal.aborted) setDescribed({ of: expressions, words: known, isWhole: true })
      },
    )
    return () => controller.abort()
  }, [words, expressions, known])
  const isWhole = described.of === expressions || expressions.every(one => known.has(one))
  return { words: known, isWhole }
}

async function describe(
  words: Pick<ChineseWords, 'lookUp' | 'pinyin'>,
  expressions: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, DescribedWord>> {
  const found = new Map<string, DescribedWord>()
  for (let from = 0; from < expressions.length; from += atOnce) {
    const some = expressions.slice(from, from + atOnce)
    const all = await Promise.all(some.map(one => describedWord(words, one, signal)))
    for (const [i, one] of some.entries()) {
      const word = all[i]
      if (word) found.set(one, word)
    }
  }
  return found
}

/**
 * Returns the reading, meaning and frequency of one expression. A word that the reader has joined,
 * which the dictionary has only apart, has the readings of its characters. Rejects if the words
 * cannot be looked up.
 */
export async function describedWord(
  words: Pick<ChineseWords, 'lookUp' | 'pinyin'>,
  expression: string,
  signal: AbortSignal,
): Promise<DescribedWord> {
  const { matches, unlisted } = await words.lookUp(expression, 0, { signal })
  const isWhole = ({ start, end }: { readonly start: number; readonly end: number }) =>
    start === 0 && end === expression.length
  const entry = matches.find(isWhole)?.entries[0]
  const pinyin = entry?.pinyin ?? (unlisted && isWhole(unlisted) ? unlisted.pinyin : await read())
  async function read(): Promise<readonly string[]> {
    const readings = await words.pinyin(expression, { signal })
    return readings.map(({ syllable }) => syllable)
  }
  return {
    reading: pinyin.map(syllable => writtenSyllable(syllable, 'pinyin')).join(' '),
    meaning: entry?.senses.map(senseAsText).join('; ') ?? '',
    frequency: entry?.frequency ?? 0,
  }
}
