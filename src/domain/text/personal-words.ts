/** The reader's own words, which no dictionary has, as one setting: a word a line, in order. */

/** The most UTF-16 units of the list: some 10,000 words. */
export const longestPersonalWords = 100_000

export const readWords = (stored: string): readonly string[] =>
  stored.split('\n').filter(word => word !== '')

/** Returns the list with each word once; words that no longer fit are left out. */
export function writeWords(words: Iterable<string>): string {
  let written = ''
  for (const word of [...new Set(words)].toSorted()) {
    const next = written === '' ? word : `${written}\n${word}`
    if (next.length > longestPersonalWords) break
    written = next
  }
  return written
}
