/** Two printed lines, joined. */
export interface Joined {
  readonly text: string
  /** The UTF-16 offset in `text` where the first line ended. */
  readonly at: number
}

const letters = '\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Script=Hangul}'
const letter = new RegExp(`^[${letters}]`, 'u')
const wordEnd = new RegExp(`[${letters}0-9%][,.;:!?)\\]"'”’…]*$`, 'u')
const wordStart = new RegExp(`^[("'“‘[]?[${letters}0-9]`, 'u')
const dashEnd = /\s[-–—]+$/

/**
 * Joins two printed lines. A line break inside a Chinese paragraph becomes nothing, and between
 * words in letters it becomes a space. A hyphen at the end of a line stays and gets no space,
 * because we cannot know whether the word has one.
 */
export function joinLines(first: string, second: string): Joined {
  // Testing all of a long paragraph again with each line would take too long.
  const end = first.slice(-8)
  const words =
    (wordEnd.test(end) || dashEnd.test(end)) &&
    wordStart.test(second) &&
    // A number may have been split between two digits.
    (letter.test(second) || !/[0-9]$/.test(end))
  return { text: first + (words ? ' ' : '') + second, at: first.length }
}
