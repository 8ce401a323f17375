/**
 * Returns a function that tests whether a text has one of the words that `pattern` lists:
 * alternatives of letters and of classes of single letters, as in `[点點][击擊]|txt`. Case does not
 * count. It reads the text once, however many words there are.
 */
export function hasWord(pattern: string): (text: string) => boolean {
  const words = new Map<number, readonly string[]>()
  const begins = new Uint8Array(0x10000)
  for (const word of pattern.split('|').flatMap(spelled)) {
    for (const first of new Set([word.charCodeAt(0), word.toUpperCase().charCodeAt(0)])) {
      begins[first] = 1
      words.set(first, [...(words.get(first) ?? []), word])
    }
  }
  return text => {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      if (begins[unit] !== 1) continue
      const isHere = (word: string) => text.slice(i, i + word.length).toLowerCase() === word
      if (words.get(unit)?.some(isHere)) return true
    }
    return false
  }
}

/** Returns each spelling of a word with classes. */
const spelled = (word: string): readonly string[] =>
  Array.from(word.matchAll(/\[([^\]]+)\]|(.)/gu), ([, several, one = '']) =>
    Array.from(several ?? one),
  ).reduce<readonly string[]>(
    (heads, letters) => heads.flatMap(head => letters.map(letter => head + letter)),
    [''],
  )
