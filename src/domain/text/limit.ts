/** `text`, or as much of its beginning as has `limit` characters (code points). */
export function atMost(text: string, limit: number): string {
  if (text.length <= limit) return text
  // No character has more than two units: of a long text no more need be looked at.
  const characters = Array.from(text.slice(0, 2 * limit + 2))
  return characters.length <= limit ? text : characters.slice(0, limit).join('')
}
