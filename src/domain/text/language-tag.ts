/**
 * The longest beginning of `tag` that the engine takes for a language; null where there is none. Pages and books
 * say of themselves what they like, and `Intl` throws at a tag that is none, though it has the shape of one.
 */
export function knownTag(tag: string): string | null {
  const parts = tag.split('-')
  for (let count = parts.length; count > 0; count--) {
    const beginning = parts.slice(0, count).join('-')
    if (isTag(beginning)) return beginning
  }
  return null
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
