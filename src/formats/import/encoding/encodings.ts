/**
 * The encodings a text may be read in. Only those of Chinese are ever guessed; that of
 * western Europe has a character for every byte, so it is read where a reader says so. The last two are UTF-8 that was
 * taken for another encoding once, and written as UTF-8 again.
 */
export const textEncodings = [
  'UTF-8',
  'UTF-16LE',
  'UTF-16BE',
  'GB18030',
  'Big5',
  'HZ',
  'Windows-1252',
  'UTF-8 via Windows-1252',
  'UTF-8 via GB18030',
] as const
export type TextEncodingName = (typeof textEncodings)[number]
