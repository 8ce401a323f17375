/**
 * Finds the licence that Project Gutenberg puts around a text: everything up to the line that
 * announces its start, and everything from the line that announces its end.
 */
import type { PrintedLine } from '../printed-lines.ts'
import { offered, lineNumbersOf, type Offer } from './offer.ts'

const edge = (word: string): RegExp =>
  new RegExp(`^\\*{3}\\s*${word} OF (?:THE|THIS) PROJECT GUTENBERG`, 'i')
const starts = edge('START')
const ends = edge('END')
const credits = /^(?:E-text prepared|Produced) by\b/i
const farewell = /^End of (?:the |this )?Project Gutenberg/i
const longestFrame = 400

/** Returns the offer to leave out the licence; empty if the text has no licence. */
export function licenceFrame(lines: readonly PrintedLine[]): readonly Offer[] {
  const started = lines.slice(0, longestFrame).findIndex(({ text }) => starts.test(text))
  const ended = lines.findLastIndex(({ text }) => ends.test(text))
  // The producer's credits and a second end line are inside the frame and belong to it.
  const start = started >= 0 && credits.test(lines[started + 1]?.text ?? '') ? started + 1 : started
  const end = ended > 0 && farewell.test(lines[ended - 1]?.text ?? '') ? ended - 1 : ended
  const framed = lineNumbersOf(lines, (_, at) => at <= start || (end > start && at >= end))
  return start < 0 && end < 0 ? [] : offered('web-noise', framed, { id: '@licence' })
}
