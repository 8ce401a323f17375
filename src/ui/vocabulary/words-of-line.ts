import type { DescribedWord, WordLine } from '#domain/own-words/word-list'
import { writtenSyllable } from '#domain/words/syllable'

/** The reading and the meaning of a line: what the reader says, before the dictionary. */
export function wordsOfLine(
  { row }: WordLine,
  described: DescribedWord | undefined,
): { readonly reading: string; readonly meaning: string } {
  const { reading = '', meaning = '' } = described ?? {}
  if (row.kind === 'gloss' || row.kind === 'term')
    return { reading: row.reading || reading, meaning: row.meaning || meaning }
  if (row.kind !== 'reading') return { reading, meaning }
  const own = row.reading.split(' ').map(syllable => writtenSyllable(syllable, 'pinyin'))
  return { reading: own.join(' '), meaning }
}

/** Pinyin as a reader types it, without tones and spaces. */
export const plainReading = (reading: string): string =>
  reading.normalize('NFD').replaceAll(/[\p{M}\s]/gu, '')
