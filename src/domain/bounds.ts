/**
 * How far a number of ours may go. What comes from a file, from another process or from a disk may hold
 * any number, and one that is too large ends a program far from where it came in: a `Date` throws beyond
 * its range, and a sequence number that no longer grows by one names two operations alike.
 */

/**
 * The last moment that counts as one, in milliseconds since 1970: the end of the year 9999, which every
 * file name and every form of a date can say. A clock may have been ahead by years, even by a thousand, and
 * what was written then is real; beyond this no clock has been.
 */
export const latestTime = Date.UTC(10_000, 0, 1) - 1

/** The time of a row whose own time cannot be: before everything that a reader does. */
export const unknownTime = 0

/** A thousand operations a second for thirty years: no library has more, and numbers up to it add up exactly. */
export const mostOperations = 1e12

/** Rows of one table, bytes of a file and the like. */
export const mostRows = 1e9

/** A place in a book, counted in paragraphs. */
export const mostParagraphs = 10_000_000

/** An offset in a text, in UTF-16 code units: no file that is read is larger. */
export const longestText = 200 * 1024 * 1024

/** A length on the screen, in CSS pixels. */
export const longestLength = 1_000_000

/** Whether `value` is a moment that can be shown and compared, in milliseconds since 1970. */
export const isTime = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= latestTime

/** `value` where it is a moment; `unknownTime` where it cannot be one. */
export const knownTime = (value: unknown): number => (isTime(value) ? value : unknownTime)

/** Whether `value` counts something, and goes no further than `most`. */
export const isCount = (value: unknown, most: number): value is number =>
  Number.isSafeInteger(value) && typeof value === 'number' && value >= 0 && value <= most

/** `value` where it can be the number of an operation; 0 where it cannot. */
export const knownSeq = (value: unknown): number => (isCount(value, mostOperations) ? value : 0)
