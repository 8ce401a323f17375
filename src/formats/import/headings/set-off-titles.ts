/**
 * Finds titles without a number or a sign that blank lines set off, in a text that has no other
 * blank lines.
 */
import { endsSentence } from '#domain/text/sentence'
import { arePartsNumbered, type HeadingForm } from './heading-form.ts'
import type { HeadingLine } from './headings.ts'
import { isItemTitle } from './item-forms.ts'

const longest = 16
/** Fewer prove nothing. */
const least = 3
/** The largest share of other lines that have a blank line before them. */
const otherShare = 0.05
/** The least letters of text for each title. */
const leastText = 100

const title: HeadingForm = { sign: 'boxed', number: null, firm: false, why: 'apart' }

/** Adds such titles to `forms` if they, and not numbers or brackets, divide the text. */
export function withSetOffTitles(
  lines: readonly HeadingLine[],
  forms: readonly (HeadingForm | null)[],
): readonly (HeadingForm | null)[] {
  if (arePartsNumbered(forms)) return forms
  const isApart = (at: number) => lines[at]?.isClose === false
  const isTitle = ({ text, begins }: HeadingLine, at: number): boolean =>
    begins &&
    forms[at] === null &&
    (at === 0 || isApart(at)) &&
    isApart(at + 1) &&
    text.length <= longest &&
    /^\p{Script=Han}/u.test(text) &&
    isItemTitle(text) &&
    endsSentence(lines[at + 1]?.text ?? '')
  const places = lines.flatMap((line, at) => (isTitle(line, at) ? [at] : []))
  // A text that begins without a title has none: its short lines are verse, captions, signatures.
  const isHeaded = lines
    .slice(0, places[0])
    .every(({ text }, at) => forms[at] !== null || !endsSentence(text))
  const isQuoted = places.some(at => /[：:，,]$/.test(lines[at - 1]?.text ?? ''))
  if (!isHeaded || isQuoted) return forms
  const names = new Set(places.map(at => lines[at]?.text))
  if (places.length < least || names.size < places.length) return forms
  const known = new Set(places.flatMap(at => [at, at + 1]))
  const others = lines.filter((_line, at) => at > 0 && !known.has(at) && isApart(at))
  const letters = lines.reduce((sum, { text }) => sum + text.length, 0)
  if (others.length > lines.length * otherShare) return forms
  if (letters < leastText * places.length) return forms
  const kept = [...forms]
  for (const at of places) kept[at] = title
  return kept
}
