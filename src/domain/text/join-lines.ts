/** Two lines of print made one again. */
export interface Joined {
  readonly text: string
  /** UTF-16 offset into `text` where the first line ended. */
  readonly at: number
}

const letters = '\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Script=Hangul}'
const letter = new RegExp(`^[${letters}]`, 'u')
const wordEnd = new RegExp(`[${letters}0-9%][,.;:!?)\\]"'”’…]*$`, 'u')
const wordStart = new RegExp(`^[("'“‘[]?[${letters}0-9]`, 'u')
const dashEnd = /\s[-–—]+$/

/**
 * Joins what print cut in two. A line break inside a Chinese paragraph is nothing;
 * between two words written with letters it stood for a space. A hyphen at the end of
 * a line is kept and nothing put after it: whether the word has one is not for us to say.
 */
export function joinLines(first: string, second: string): Joined {
  // Looking at the whole of a long paragraph again with each line would take forever.
  const end = first.slice(-8)
  const words =
    (wordEnd.test(end) || dashEnd.test(end)) &&
    wordStart.test(second) &&
    // A number may have been cut between two digits.
    (letter.test(second) || !/[0-9]$/.test(end))
  return { text: first + (words ? ' ' : '') + second, at: first.length }
}
