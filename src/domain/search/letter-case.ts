/** Capitals of found words, carried over to what replaces them. */

/**
 * Returns `replacement` with capitals as `words` has them: all letters if `words` has only capitals
 * and at least two, the first letter if `words` begins with one. A replacement never loses capitals
 * that the reader typed, and scripts without them stay as they are.
 */
export function withCapitalsOf(words: string, replacement: string): string {
  const letters = Array.from(words.matchAll(/\p{Lu}|\p{Lt}|\p{Ll}/gu), ([letter]) => letter)
  const [first] = letters
  if (first === undefined || isLower(first)) return replacement
  if (letters.length > 1 && !letters.some(isLower)) return replacement.toUpperCase()
  // Not after a digit: "5g" is no word that begins with a letter.
  return replacement.replace(/^([^\p{L}\p{Nd}]*)(\p{Ll})/u, begin => begin.toUpperCase())
}

const isLower = (letter: string): boolean => /\p{Ll}/u.test(letter)
