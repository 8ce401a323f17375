/** Limits of the list of the reader's own dictionaries. A start needs nothing else of them. */

export const mostDictionaries = 40
/** In UTF-16 code units. */
export const longestDictionaryName = 120
/** The longest setting that holds the list, in UTF-16 code units. */
export const longestDictionaries = mostDictionaries * 4 * (longestDictionaryName + 100)
