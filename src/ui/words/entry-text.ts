import type { DictionaryEntry } from '#domain/words/word'
import { senseAsText } from '#domain/words/sense-parts'
import { writtenSyllable } from '#domain/words/syllable'

/** An entry as plain text: its reading in pinyin, and the whole of it on one line. */
export function entryText({ simplified, traditional, pinyin, senses }: DictionaryEntry): {
  readonly reading: string
  readonly whole: string
} {
  const reading = pinyin.map(syllable => writtenSyllable(syllable, 'pinyin')).join(' ')
  const expression = traditional === simplified ? simplified : `${simplified} (${traditional})`
  return { reading, whole: `${expression} ${reading} ${senses.map(senseAsText).join('; ')}` }
}
