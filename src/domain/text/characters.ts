import { lettersIn } from './letters.ts'

/**
 * How many characters `text` has: Han, letters and digits, but no punctuation and no spaces. A
 * surrogate pair counts once.
 */
export function countCharacters(text: string): number {
  const { letters, numbers } = lettersIn(text)
  return letters + numbers
}

/** A character with its place in a text, in UTF-16 code units. */
export interface PlacedCharacter {
  readonly character: string
  readonly start: number
  readonly end: number
}

const rare = /[\ue000-\uf8ff\u{20000}-\u{10ffff}]/gu

/** Returns the characters of `text` that many computers cannot draw: private and late ones. */
export const rareCharacters = (text: string): PlacedCharacter[] =>
  Array.from(text.matchAll(rare), ({ 0: character, index }) => ({
    character,
    start: index,
    end: index + character.length,
  }))

/** Returns the code point of a character as Unicode writes it: U+30042. */
export const codePointOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
