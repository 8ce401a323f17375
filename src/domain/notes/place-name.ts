import { splitsPair } from '../anchor.ts'

/** The most characters of the name of a place. */
const longestName = 24
/** How many UTF-16 units of text are before the words that a place is found by. */
const lead = 6

/** Returns the beginning of `words`, in one line, as the name of the place that has them. */
export function placeName(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim()
  const characters = Array.from(line)
  return characters.length <= longestName
    ? line
    : `${characters
        .slice(0, longestName - 1)
        .join('')
        .trimEnd()}…`
}

/**
 * Returns the name of a place that was found by the words at `start`, in UTF-16 units: its
 * beginning if they are near it, otherwise the words around them, from the beginning of a word if
 * the text has spaces.
 */
export function nameAround(words: string, start: number): string {
  if (start <= 2 * lead) return placeName(words)
  const before = words.slice(start - 2 * lead, start)
  const space = before.slice(0, -1).indexOf(' ')
  const from = start - 2 * lead + (space >= 0 ? space + 1 : lead)
  return `…${placeName(words.slice(splitsPair(words, from) ? from + 1 : from))}`
}
