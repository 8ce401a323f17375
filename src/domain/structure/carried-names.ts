/** The names of what is carried to another edition. */
import { paragraphId, type BookId, type ParagraphId } from '../ids.ts'

/**
 * Returns the name of what is called `name` when it is carried to `book`. It is always the same, so
 * that carrying twice duplicates nothing.
 */
export const carriedName = (book: BookId, name: string): string => `e${hashOf(`${book}/${name}`)}`

const gonePrefix = 'gone.'

/** Returns the name of what was at the place `name` and has no place in the new edition. */
export const goneName = (name: ParagraphId): ParagraphId =>
  name.startsWith(gonePrefix) ? name : paragraphId(`${gonePrefix}${name}`.slice(0, 80))

/** Returns 16 hexadecimal digits. Two texts of a library hardly ever have the same. */
export const hashOf = (text: string): string => `${hash(text, 0x811c9dc5)}${hash(text, 0x1b873593)}`

/** FNV-1a over UTF-16 code units, from `seed`. */
function hash(text: string, seed: number): string {
  let value = seed
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  }
  return (value >>> 0).toString(16).padStart(8, '0')
}
