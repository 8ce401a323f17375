/**
 * What a pair was when it was exported for review: sums of its texts, which travel with its row. By
 * them a file that comes back is compared with what was sent, without a copy of that.
 */
import { weightOf } from '../content-sum.ts'
import { runsOf, textFormats, type RichText } from '../rich-text.ts'
import { withoutControls } from '../text/control-characters.ts'
import type { TranslationState, TranslationText } from '../translation.ts'

/** Sums of what was sent: eight digits of base 36, or `0` for nothing. */
export interface Sent {
  readonly source: string
  readonly translation: string
  readonly state: TranslationState
  /** Of the formats of the translation. */
  readonly looks: string
  /** Of the words in the column of notes. */
  readonly notes: string
}

/** Returns the sums of a pair. `notes` are the words of its notes, if they have a column. */
export const sentOf = (source: string, { content, state }: TranslationText, notes = ''): Sent => ({
  source: sumOfSource(source),
  translation: sumOfWords(content.text),
  state,
  looks: sumOfLooks(content),
  notes: sumOfNotes(notes),
})

/** Returns the sums of notes that are elements of their own, to be written after `writtenSent`. */
export const writtenNotes = (notes: readonly string[]): string =>
  notes.map(words => `;${sumOfNotes(words)}`).join('')

/** Returns the sums of `writtenNotes` in `text`. */
export const sentNotesIn = (text: string): ReadonlySet<string> =>
  new Set(Array.from(text.matchAll(/;([0-9a-z]{8})/g), ([, sum = '']) => sum))

const letters: Readonly<Record<TranslationState, string>> = {
  empty: 'e',
  draft: 'd',
  done: 'f',
  check: 'c',
}

/** Returns the sums as one word, which begins with `~` so that nothing before it runs into it. */
export const writtenSent = ({ source, translation, state, looks, notes }: Sent): string =>
  `~${[source, translation, letters[state], looks, notes].join('.')}`

const sum = '([0-9a-z]{8}|0)'
const written = new RegExp(String.raw`~${sum}\.${sum}\.([edfc])\.${sum}\.${sum}(?![0-9a-z])`, 'g')

/** Returns the sums in `text`; null if it has none, or several. White space in it is ignored. */
export function sentIn(text: string): Sent | null {
  const [found, another] = text.replaceAll(/\s/g, '').matchAll(written)
  const [, source = '', translation = '', letter, looks = '', notes = ''] = found ?? []
  const state = stateOfLetter.get(letter ?? '')
  return state === undefined || another ? null : { source, translation, state, looks, notes }
}

const stateOfLetter: ReadonlyMap<string, TranslationState> = new Map([
  ['e', 'empty'],
  ['d', 'draft'],
  ['f', 'done'],
  ['c', 'check'],
])

/**
 * Returns `text` as it is compared: without what programs add or drop when they save, which are
 * controls, kinds of line ends, and white space at the ends of lines and of the text.
 */
export const comparable = (text: string): string =>
  withoutControls(text.replaceAll(/\r\n?|[\u2028\u2029\v]/g, '\n'))
    .replaceAll(/(?<![ \t])[ \t]+(?=\n|$)/g, '')
    .trim()

/** Returns the sum of a translation's words. */
export const sumOfWords = (text: string): string => sumOf(comparable(text))

/** Returns the sum of a source text, of which only the letters count. */
export const sumOfSource = (text: string): string => sumOf(lettersOf(text))

/** Returns the sum of the words of notes, of which only the letters count. */
export const sumOfNotes = (text: string): string => sumOf(lettersOf(text))

/** Returns the letters of a text, without white space and controls. */
export const lettersOf = (text: string): string => withoutControls(text).replaceAll(/\s/g, '')

/** Returns the sum of the formats of a translation. White space has none. */
export function sumOfLooks(content: RichText): string {
  let at = 0
  const looks: string[] = []
  for (const { text, formats } of runsOf(trimmed(content))) {
    const own = textFormats.filter(format => formats.includes(format)).join()
    const length = lettersOf(text).length
    const last = looks.at(-1)
    if (own !== '' && length > 0) {
      if (last?.startsWith(`${own} `) && last.endsWith(`-${at}`))
        looks.splice(-1, 1, last.replace(/-\d+$/, `-${at + length}`))
      else looks.push(`${own} ${at}-${at + length}`)
    }
    at += length
  }
  return sumOf(looks.join('\n'))
}

const trimmed = ({ text, spans }: RichText): RichText => ({ text: text.trimEnd(), spans })

const sumOf = (text: string): string =>
  text === ''
    ? '0'
    : BigInt.asUintN(41, weightOf('sent', text)).toString(36).padStart(8, '0').slice(-8)
