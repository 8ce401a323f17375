/** Ids derived from content: the same text always gets the same ids. */
import { bookId, paragraphId, type BookId, type ParagraphId } from '#domain/ids'
import { sha256 } from '@noble/hashes/sha2.js'

const utf8 = new TextEncoder()
const base32 = 'abcdefghijklmnopqrstuvwxyz234567'
const paragraphNameLength = 10
const bookNameLength = 16

/** Returns the SHA-256 of `bytes` in lower-case hexadecimal. */
export function sha256Hex(bytes: Uint8Array): string {
  let hex = ''
  for (const byte of sha256(bytes)) hex += byte.toString(16).padStart(2, '0')
  return hex
}

/**
 * Returns the id of the book with the decoded `text`, whose lines end with `\n`, without a byte
 * order mark.
 */
export const bookIdOf = (text: string): BookId =>
  bookId(sha256Hex(utf8.encode(text)).slice(0, bookNameLength))

/**
 * Returns a function that names the paragraphs of one book in reading order. An id depends only on
 * the text, and for a repeated text also on the number of its repetition.
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

/** Whether the name is that of a text which its book has several times, and not for the first. */
export const isRepeat = (name: ParagraphId): boolean => name.includes('-')

function base32Of(hash: Uint8Array): string {
  let letters = ''
  for (let i = 0; i < paragraphNameLength; i++) {
    const bit = i * 5
    const pair = ((hash[bit >> 3] ?? 0) << 8) | (hash[(bit >> 3) + 1] ?? 0)
    letters += base32.charAt((pair >> (11 - (bit & 7))) & 31)
  }
  return letters
}
