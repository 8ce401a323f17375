/**
 * The encodings a text may be read in. Only those of Chinese are ever guessed; the last
 * one, of western Europe, has a character for every byte, so it is read where a reader says so.
 */
export const textEncodings = [
  'UTF-8',
  'UTF-16LE',
  'UTF-16BE',
  'GB18030',
  'Big5',
  'HZ',
  'Windows-1252',
] as const
export type TextEncodingName = (typeof textEncodings)[number]
