/** The part of a file by which encodings are guessed, and the test that the guesses share. */

/** The number of bytes that are examined. Validity is checked on the whole file. */
export const sample = 1 << 16

/** Whether `byte` exists and is between `from` and `to`, both included. */
export const inBlock = (byte: number | undefined, from: number, to: number): boolean =>
  byte !== undefined && byte >= from && byte <= to
