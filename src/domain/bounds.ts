/**
 * Bounds of our numbers. A file, another process or a disk may hold any number, and one that is too
 * large ends a program far from where it came in: a `Date` throws beyond its range, and a sequence
 * number that no longer grows by one gives two operations the same name.
 */

/**
 * The latest valid time, in milliseconds since 1970: the end of the year 9999, which every file
 * name and every date format can hold. A clock may have been ahead by years, even by a thousand,
 * and what was written then is real; no clock has been beyond this.
 */
export const latestTime = Date.UTC(10_000, 0, 1) - 1

/** The time of a row whose own time is invalid. It is before everything a reader does. */
export const unknownTime = 0

/**
 * A thousand operations a second for thirty years. No library has more, and sums of numbers up to
 * this stay exact.
 */
export const mostOperations = 1e12

/** The most rows of one table, bytes of a file and the like. */
export const mostRows = 1e9

/** The most paragraphs of a book. */
export const mostParagraphs = 10_000_000

/**
 * The most paragraphs that one annotation marks. Each key in one of its translations stores the
 * whole annotation again.
 */
export const mostMarkedParagraphs = 400

/** The longest text, in UTF-16 code units. Files larger than this are not read. */
export const longestText = 200 * 1024 * 1024

/** The greatest length on the screen, in CSS pixels. */
export const longestLength = 1_000_000

/** Whether `value` is a time that can be shown and compared, in milliseconds since 1970. */
export const isTime = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= latestTime

/** Returns `value` if it is a valid time, else `unknownTime`. */
export const knownTime = (value: unknown): number => (isTime(value) ? value : unknownTime)

/** Whether `value` is a whole number from 0 to `most`. */
export const isCount = (value: unknown, most: number): value is number =>
  Number.isSafeInteger(value) && typeof value === 'number' && value >= 0 && value <= most

/** Returns `value` if it can be the number of an operation, else 0. */
export const knownSeq = (value: unknown): number => (isCount(value, mostOperations) ? value : 0)
