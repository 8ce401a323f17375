/**
 * The text in which a dictionary is kept: a line for each entry, with tabs between expression,
 * other script, reading and senses. It can be read without this program.
 */
import { withoutControls } from '../text/control-characters.ts'
import type { OwnEntry } from './own-dictionary.ts'

/** Between two senses, and for a line end within one: characters that no text has. */
const senseEnd = '\u241e'
const lineEnd = '\u240a'

/** The limits of an entry, in UTF-16 code units. What is longer is shortened or left out. */
export const longestExpression = 60
export const longestReading = 300
export const longestSense = 4000
export const mostSenses = 100

const clean = (text: string): string =>
  withoutControls(text)
    .replaceAll(/[\t\u2028\u2029]/g, ' ')
    .replaceAll(senseEnd, ' ')
    .replaceAll(lineEnd, ' ')

/** Returns the line of an entry, without its end. */
export const writeEntry = ({ expression, other, reading, senses }: OwnEntry): string =>
  [
    clean(expression).replaceAll(/\s*\n\s*/g, ' '),
    clean(other).replaceAll(/\s*\n\s*/g, ' '),
    clean(reading).replaceAll(/\s*\n\s*/g, ' '),
    senses.map(sense => clean(sense).replaceAll(/\s*\n\s*/g, lineEnd)).join(senseEnd),
  ].join('\t')

/** Returns the entry of a line. A damaged line is an entry with what is there. */
export function readEntry(line: string): OwnEntry {
  const [expression = '', other = '', reading = '', senses = ''] = line.split('\t')
  return {
    expression,
    other,
    reading,
    senses: senses.split(senseEnd).map(sense => sense.replaceAll(lineEnd, '\n')),
  }
}
