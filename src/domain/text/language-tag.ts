/** No book has so many languages, and a hostile file may have any number. */
const mostRemembered = 100

/**
 * Returns `find`, which remembers what it returned for some tags: it is called with the same few at
 * each paragraph of a book, and the engine takes microseconds to understand a tag.
 */
export function remembering<T>(find: (tag: string) => T): (tag: string) => T {
  const found = new Map<string, T>()
  return tag => {
    const known = found.get(tag)
    if (known !== undefined) return known
    const value = find(tag)
    if (found.size >= mostRemembered) found.clear()
    found.set(tag, value)
    return value
  }
}

/**
 * Returns the longest beginning of `tag` that the engine accepts as a language; null if there is
 * none. Pages and books may contain any tag, and `Intl` throws at some that have the right shape.
 */
export const knownTag = remembering((tag): string | null => {
  const parts = tag.split('-')
  for (let count = parts.length; count > 0; count--) {
    const beginning = parts.slice(0, count).join('-')
    if (isTag(beginning)) return beginning
  }
  return null
})

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

const fullTag = remembering((tag): Intl.Locale | null => {
  const known = knownTag(tag)
  return known === null ? null : new Intl.Locale(known).maximize()
})

/** Whether both tags are of one language in one script, whatever the region. */
export function isSameLanguage(one: string, other: string): boolean {
  const [a, b] = [fullTag(one), fullTag(other)]
  return a?.language === b?.language && a?.script === b?.script
}

/** The script of the language `tag` if nothing else says it, as four letters. */
export const scriptOf = (tag: string): string | undefined => fullTag(tag)?.script

/** The direction of the language `tag` if nothing else says it. */
export const directionOf = (tag: string): 'ltr' | 'rtl' =>
  rightToLeft.has(scriptOf(tag) ?? '') ? 'rtl' : 'ltr'

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
