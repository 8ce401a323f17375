/** The dictionaries there are. `en` is for English that need not be British or American. */
export type DictionaryName = 'en-GB' | 'en-US' | 'en'

/** The dictionary for the language `tag`, or null. */
export function dictionaryOf(tag: string): DictionaryName | null {
  const [language, ...rest] = tag.toLowerCase().split('-')
  if (language !== 'en') return null
  if (rest.includes('gb')) return 'en-GB'
  return rest.includes('us') ? 'en-US' : 'en'
}
