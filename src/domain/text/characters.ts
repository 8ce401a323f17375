import { lettersIn } from './letters.ts'

/**
 * How many characters `text` has: Han, letters and digits, but no punctuation and no spaces. A
 * surrogate pair counts once.
 */
export function countCharacters(text: string): number {
  const { letters, numbers } = lettersIn(text)
  return letters + numbers
}
