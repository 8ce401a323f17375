import { lettersOf } from './letters.ts'

/** Characters per shingle. */
const width = 3
const surrogate = /[\ud800-\udfff]/

/**
 * Returns every sequence of three characters in `text`, each once, without white space and
 * punctuation: these survive a new layout. A shorter text is one shingle.
 */
export function shinglesOf(text: string): ReadonlySet<string> {
  const letters = lettersOf(text)
  if (letters === '') return new Set()
  return surrogate.test(letters) ? shinglesIn(Array.from(letters)) : shinglesIn(letters)
}

function shinglesIn(letters: string | readonly string[]): ReadonlySet<string> {
  const shingles = new Set<string>()
  for (let end = Math.min(width, letters.length); end <= letters.length; end++) {
    const some = letters.slice(Math.max(0, end - width), end)
    shingles.add(typeof some === 'string' ? some : some.join(''))
  }
  return shingles
}
