/** How the numbers in rows are checked: strictly where they come from outside, mildly where they are the reader's own. */
import {
  isCount,
  isTime,
  longestLength,
  longestText,
  mostParagraphs,
  unknownTime,
} from '#domain/bounds'
import * as v from 'valibot'

/** A check of each kind of number that rows have. */
export interface NumberChecks {
  /** Milliseconds since 1970. */
  readonly time: v.GenericSchema<unknown, number>
  /** In UTF-16 code units. */
  readonly offset: v.GenericSchema<unknown, number>
  /** A place in a book, counted in paragraphs, or in a list. */
  readonly index: v.GenericSchema<unknown, number>
  /** Below the top of the text area, in CSS pixels. */
  readonly top: v.GenericSchema<unknown, number>
}

const isLength = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) <= longestLength

/** A file may be anybody's: a row with a number that cannot be is no row. */
export const brought: NumberChecks = {
  time: v.custom<number>(isTime),
  offset: v.custom<number>(value => isCount(value, longestText)),
  index: v.custom<number>(value => isCount(value, mostParagraphs)),
  top: v.custom<number>(isLength),
}

/** `value` where `isOne` of its kind, `instead` where it is another number. */
const mended = (isOne: (value: number) => boolean, instead: number) =>
  v.pipe(
    v.custom<number>(value => typeof value === 'number'),
    v.transform(value => (isOne(value) ? value : instead)),
  )

/** Words in the library are not thrown away because a number beside them cannot be. */
export const lenientNumbers: NumberChecks = {
  time: mended(isTime, unknownTime),
  offset: mended(value => isCount(value, longestText), 0),
  index: mended(value => isCount(value, mostParagraphs), mostParagraphs),
  top: mended(isLength, 0),
}
