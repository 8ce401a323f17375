/**
 * Returns a function that tests whether a text has one of the words that `pattern` lists:
 * alternatives of letters and of classes of single letters, as in `[点點][击擊]|txt`. Words are in
 * lower case, and case does not count. It reads the text once, however many words there are.
 */
export function hasWord(pattern: string): (text: string) => boolean {
  const lists: (readonly string[])[] = [[]]
  /** By a word's first code unit, the place of its list. */
  const listOf = new Uint16Array(0x10000)
  for (const word of pattern.split('|').flatMap(spelled)) {
    for (const first of new Set([word.charCodeAt(0), word.toUpperCase().charCodeAt(0)])) {
      const at = listOf[first] || lists.length
      listOf[first] = at
      lists[at] = [...(lists[at] ?? []), word]
    }
  }
  return text => {
    for (let i = 0; i < text.length; i++) {
      const list = listOf[text.charCodeAt(i)] ?? 0
      if (list === 0) continue
      for (const word of lists[list] ?? []) if (isAt(text, i, word)) return true
    }
    return false
  }
}

function isAt(text: string, start: number, word: string): boolean {
  for (let k = 1; k < word.length; k++) {
    const unit = text.charCodeAt(start + k)
    const wanted = word.charCodeAt(k)
    if (unit !== wanted && !(isCapital(unit) && unit + toSmall === wanted)) return false
  }
  return true
}

const toSmall = 0x20
const isCapital = (unit: number): boolean => unit >= 0x41 && unit <= 0x5a

/** Returns each spelling of a word with classes. */
const spelled = (word: string): readonly string[] =>
  Array.from(word.matchAll(/\[([^\]]+)\]|(.)/gu), ([, several, one = '']) =>
    Array.from(several ?? one),
  ).reduce<readonly string[]>(
    (heads, letters) => heads.flatMap(head => letters.map(letter => head + letter)),
    [''],
  )
