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

/** Languages that Chinese is much translated into, Chinese of today among them; a reader may have any other. */
// prettier-ignore
export const translationLanguages = [
  'en', 'fr', 'de', 'es', 'pt', 'it', 'nl', 'ru', 'ja', 'ko', 'vi', 'th', 'id', 'ar', 'he', 'fa', 'zh-Hans', 'zh-Hant',
] as const

/** Which way the language `tag` is written where nothing else says so. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  const known = knownTag(tag)
  const script = known === null ? undefined : new Intl.Locale(known).maximize().script
  return script !== undefined && rightToLeft.has(script) ? 'rtl' : 'ltr'
}

const rightToLeft = new Set([
  'Arab',
  'Hebr',
  'Thaa',
  'Syrc',
  'Nkoo',
  'Adlm',
  'Rohg',
  'Samr',
  'Mand',
])
