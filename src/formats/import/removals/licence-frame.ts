/**
 * The frame of terms that Project Gutenberg puts around a text: everything up to the
 * line that says that the text starts, and from the line that says that it ends.
 */
import type { PrintedLine } from '../printed-lines.ts'
import { offered, placesOf, type Offer } from './offer.ts'

const edge = (word: string): RegExp =>
  new RegExp(`^\\*{3}\\s*${word} OF (?:THE|THIS) PROJECT GUTENBERG`, 'i')
const starts = edge('START')
const ends = edge('END')
const longestFrame = 400

/** The offer to leave out that frame, if there is one. */
export function licenceFrame(lines: readonly PrintedLine[]): readonly Offer[] {
  const start = lines.slice(0, longestFrame).findIndex(({ text }) => starts.test(text))
  const end = lines.findLastIndex(({ text }) => ends.test(text))
  const framed = placesOf(lines, (_, at) => at <= start || (end > start && at >= end))
  return start < 0 && end < 0 ? [] : offered('web-noise', framed, { id: '@licence' })
}
