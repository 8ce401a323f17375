/**
 * Returns the longest beginning of `tag` that the engine accepts as a language; null if there is
 * none. Pages and books may contain any tag, and `Intl` throws at some that have the right shape.
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

/**
 * Common target languages of translations from Chinese, including modern Chinese. A reader may
 * enter any other.
 */
// prettier-ignore
export const translationLanguages = [
  'en', 'en-GB', 'en-US', 'fr', 'de', 'es', 'pt', 'it', 'nl', 'ru', 'ja', 'ko', 'vi', 'th', 'id', 'ar', 'he', 'fa', 'zh-Hans', 'zh-Hant',
] as const

/** The direction of the language `tag` if nothing else says it. */
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
