import type { Range } from '../anchor.ts'
import { sentencesOfPair } from '../sentences/sentence-links.ts'
import { ownWordLimits } from './own-word.ts'

const isLow = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00

/**
 * Returns the sentence of `text` that has the beginning of `word`. Of one that is too long for an
 * own word it returns the part around the word. No character is cut.
 */
export function sentenceAround(text: string, word: Range): string {
  const { start, end } =
    sentencesOfPair(text).find(one => one.start <= word.start && word.start < one.end) ?? word
  const most = ownWordLimits.sentence
  if (end - start <= most) return text.slice(start, end)
  const room = Math.floor((most - Math.min(most, word.end - word.start)) / 2)
  let from = Math.max(start, Math.min(word.start - room, end - most))
  let to = Math.min(end, from + most)
  if (isLow(text, from)) from++
  if (isLow(text, to)) to--
  return text.slice(from, to)
}
