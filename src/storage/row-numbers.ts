/** Checks of the numbers in rows: strict for rows from outside, lenient for the reader's own. */
import {
  isCount,
  isTime,
  longestLength,
  longestText,
  mostParagraphs,
  unknownTime,
} from '#domain/bounds'
import * as v from 'valibot'

/** The check of each kind of number. */
export interface NumberChecks {
  /** Milliseconds since 1970. */
  readonly time: v.GenericSchema<unknown, number>
  /** An offset in UTF-16 code units. */
  readonly offset: v.GenericSchema<unknown, number>
  /** A place in a book, counted in paragraphs, or in a list. */
  readonly index: v.GenericSchema<unknown, number>
  /** A distance from the top of the text area, in CSS pixels. */
  readonly top: v.GenericSchema<unknown, number>
  /** Whether a damaged format, form or counterpart is left out, and the words beside it kept. */
  readonly isLenient: boolean
}

const isLength = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) <= longestLength

/**
 * For rows from a file, which may come from anywhere: a row with an impossible number is refused.
 */
export const brought: NumberChecks = {
  time: v.custom<number>(isTime),
  offset: v.custom<number>(value => isCount(value, longestText)),
  index: v.custom<number>(value => isCount(value, mostParagraphs)),
  top: v.custom<number>(isLength),
  isLenient: false,
}

/** Replaces an impossible number by `instead`. */
const mended = (isOne: (value: number) => boolean, instead: number) =>
  v.pipe(
    v.custom<number>(value => typeof value === 'number'),
    v.transform(value => (isOne(value) ? value : instead)),
  )

/** For rows of the library: an impossible number is no reason to drop the words beside it. */
export const lenientNumbers: NumberChecks = {
  time: mended(isTime, unknownTime),
  offset: mended(value => isCount(value, longestText), 0),
  index: mended(value => isCount(value, mostParagraphs), mostParagraphs),
  top: mended(isLength, 0),
  isLenient: true,
}
