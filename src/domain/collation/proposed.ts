/** Makes the reading of another edition an emendation. */
import { splitsPair } from '../anchor.ts'
import { kinds } from '../kinds/index.ts'
import { omission } from '../marking/readings.ts'

/** What another edition has for a range of a printed paragraph; UTF-16 offsets. */
export interface ProposedWords {
  readonly start: number
  readonly end: number
  /** What an emendation keeps as its reading. */
  readonly reading: string
}

/**
 * Returns the emendation that puts `words` in place of `start` to `end` of `text`. It covers at
 * least one character: words that are to be put in are proposed with the character before them, or
 * else with the one after them. Null if an emendation cannot say it: the paragraph is empty, the
 * words are too long, or the change is in spaces only.
 */
export function proposedWords(
  text: string,
  start: number,
  end: number,
  words: string,
): ProposedWords | null {
  if (text === '' || words.trim() === omission) return null
  const range = start < end ? { start, end } : characterBeside(text, start)
  const full = text.slice(range.start, start) + words + text.slice(end, range.end)
  const reading = shortened(full)
  const printed = shortened(text.slice(range.start, range.end))
  if (reading === printed || reading.length > kinds.emendation.words.reading) return null
  return { ...range, reading: reading === '' ? omission : reading }
}

/** As a reading is read. */
const shortened = (words: string): string => words.replaceAll(/\s+/g, ' ').trim()

function characterBeside(
  text: string,
  at: number,
): { readonly start: number; readonly end: number } {
  if (at > 0) return { start: splitsPair(text, at - 1) ? at - 2 : at - 1, end: at }
  return { start: 0, end: splitsPair(text, 1) ? 2 : 1 }
}
