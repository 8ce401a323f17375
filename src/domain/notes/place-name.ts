/** The most characters of the name of a place. */
const longestName = 24

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
