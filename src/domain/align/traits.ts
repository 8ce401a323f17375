/** Traits of a paragraph that its translation will have too. */
import { lettersIn } from '../text/letters.ts'
import { enumerator } from './enumerator.ts'
import { numbersIn } from './numbers.ts'

/** A paragraph to be aligned. */
export interface Alignable {
  readonly text: string
  /** Of headings only; 1 is the outermost level. */
  readonly level?: number
}

/**
 * How a paragraph ends: as a question, an exclamation, an announcement or a statement; or without
 * such a mark, as titles do.
 */
export type Ending = 'question' | 'exclamation' | 'colon' | 'stop' | 'none'

export interface Traits {
  /** The number of letters, of which a Han character is one. */
  readonly length: number
  /** The share of Han characters among the letters, from 0 to 1. */
  readonly han: number
  readonly level: number | null
  readonly enumerator: string | null
  readonly ending: Ending
  readonly quotes: boolean
  /**
   * Each once: numbers as `numberSign` and their digits, and words in Latin letters in lower case.
   */
  readonly signs: ReadonlySet<string>
}

/** The beginning of a number in `Traits.signs`. */
export const numberSign = '#'

const latinWord = /[\p{Script=Latin}][\p{Script=Latin}\p{M}0-9]+/gu

const endings: readonly (readonly [Ending, RegExp])[] = [
  ['question', /[?？][”’"'」』）)\]]*$/],
  ['exclamation', /[!！][”’"'」』）)\]]*$/],
  ['colon', /[:：]$/],
  ['stop', /[.。．…;；][”’"'」』）)\]]*$/],
]
const quote = /["“”„«»「」『』]/

/**
 * What is seen of `paragraph`. Of the words in Latin letters only those in `words` count, if it is
 * given: others would take much room in a long English text, and prove nothing.
 */
export function traitsOf({ text, level }: Alignable, words?: ReadonlySet<string>): Traits {
  const { letters, numbers, han } = lettersIn(text)
  const length = letters + numbers
  const end = text.trimEnd().slice(-6)
  return {
    length,
    han: length === 0 ? 0 : han / length,
    level: level ?? null,
    enumerator: enumerator(text),
    ending: endings.find(([, sign]) => sign.test(end))?.[0] ?? 'none',
    quotes: quote.test(text),
    signs: signsIn(text, words),
  }
}

/** One set for all paragraphs without signs: a long text has very many. */
const noSigns: ReadonlySet<string> = new Set()

function signsIn(text: string, words?: ReadonlySet<string>): ReadonlySet<string> {
  const signs = numbersIn(text).map(number => `${numberSign}${number}`)
  if (words?.size !== 0) {
    for (const written of text.match(latinWord) ?? []) {
      const word = written.toLowerCase()
      if (words?.has(word) ?? true) signs.push(word)
    }
  }
  return signs.length === 0 ? noSigns : new Set(signs)
}

/** Returns the words in Latin letters that `traits` have. */
export function latinIn(traits: readonly Traits[]): ReadonlySet<string> {
  const words = new Set<string>()
  for (const { signs } of traits) {
    for (const sign of signs) if (!sign.startsWith(numberSign)) words.add(sign)
  }
  return words
}
