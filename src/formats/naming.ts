/** Names derived from content: the same text gets the same names, whoever imports it, whenever. */
import { bookId, paragraphId, type BookId, type ParagraphId } from '#domain/ids'
import { sha256 } from '@noble/hashes/sha2.js'

const utf8 = new TextEncoder()
const base32 = 'abcdefghijklmnopqrstuvwxyz234567'
const paragraphNameLength = 10
const bookNameLength = 16

/** SHA-256 of `bytes` in lower-case hexadecimal. */
export function sha256Hex(bytes: Uint8Array): string {
  let hex = ''
  for (const byte of sha256(bytes)) hex += byte.toString(16).padStart(2, '0')
  return hex
}

/** The name of the book whose text is `text`, decoded, its lines ended by `\n`, without a byte order mark. */
export const bookIdOf = (text: string): BookId =>
  bookId(sha256Hex(utf8.encode(text)).slice(0, bookNameLength))

/**
 * Names the paragraphs of one book in reading order: by their text alone, and by
 * their place among equals where a text occurs again.
 */
export function paragraphNames(): (text: string) => ParagraphId {
  const seen = new Map<string, number>()
  return text => {
    const name = `p${base32Of(sha256(utf8.encode(text)))}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return paragraphId(times === 1 ? name : `${name}-${times}`)
  }
}

function base32Of(hash: Uint8Array): string {
  let letters = ''
  for (let i = 0; i < paragraphNameLength; i++) {
    const bit = i * 5
    const pair = ((hash[bit >> 3] ?? 0) << 8) | (hash[(bit >> 3) + 1] ?? 0)
    letters += base32.charAt((pair >> (11 - (bit & 7))) & 31)
  }
  return letters
}
