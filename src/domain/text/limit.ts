/** Returns the beginning of `text` with at most `limit` characters (code points). */
export function atMost(text: string, limit: number): string {
  if (text.length <= limit) return text
  // No character has more than two code units, so the rest of a long text does not matter.
  const characters = Array.from(text.slice(0, 2 * limit + 2))
  return characters.length <= limit ? text : characters.slice(0, limit).join('')
}
