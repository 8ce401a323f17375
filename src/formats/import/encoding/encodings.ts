/**
 * The encodings in which a text can be read. Only encodings for Chinese are guessed. Windows-1252
 * has a character for every byte, so it is used only if the reader chooses it. The last two are
 * UTF-8 that was once decoded as another encoding and encoded as UTF-8 again.
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
