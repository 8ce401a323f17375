/** Characters per shingle. */
const width = 3

/**
 * Returns every sequence of three characters in `text`, each once, without white space and
 * punctuation: these survive a new layout. A shorter text is one shingle.
 */
export function shinglesOf(text: string): ReadonlySet<string> {
  const letters = Array.from(text.matchAll(/[\p{L}\p{N}]/gu), ([letter]) => letter)
  if (letters.length === 0) return new Set()
  if (letters.length <= width) return new Set([letters.join('')])
  const shingles = new Set<string>()
  for (let i = width; i <= letters.length; i++) {
    shingles.add(letters.slice(i - width, i).join(''))
  }
  return shingles
}
