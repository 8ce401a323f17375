/**
 * Counts letters by script and finds characters in one pass. An expression makes a string of each
 * match, which takes ten times as long in a text of millions.
 */

/** How many code points of a text are letters, numbers, Han (with 々 and 〇) and Japanese kana. */
export interface LetterCounts {
  readonly letters: number
  readonly numbers: number
  readonly han: number
  readonly kana: number
}

const [letter, number, han, kana] = [2, 4, 8, 16]
const signs = [
  [letter, /\p{L}/u],
  [number, /\p{N}/u],
  [han, /\p{Script=Han}/u],
  [kana, /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
] as const

const kindOf = remembering(character =>
  signs.reduce((kind, [bit, sign]) => (sign.test(character) ? kind | bit : kind), 0),
)

/** Counts the letters of `text`. A surrogate pair counts once. */
export function lettersIn(text: string): LetterCounts {
  const counts = { letters: 0, numbers: 0, han: 0, kana: 0 }
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const point = isHalf(unit) ? (text.codePointAt(i) ?? unit) : unit
    if (point > 0xffff) i++
    const kind = kindOf(point)
    if ((kind & letter) !== 0) counts.letters++
    if ((kind & number) !== 0) counts.numbers++
    if ((kind & han) !== 0) counts.han++
    if ((kind & kana) !== 0) counts.kana++
  }
  return counts
}

/**
 * Returns a function that tests whether a text has a character that `expression` meets, which is
 * for one character and has the flag `u`.
 */
export function hasCharacter(expression: RegExp): (text: string) => boolean {
  const isWanted = remembering(character => (expression.test(character) ? 1 : 0))
  return text => {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      const point = isHalf(unit) ? (text.codePointAt(i) ?? unit) : unit
      if (point > 0xffff) i++
      if (isWanted(point) === 1) return true
    }
    return false
  }
}

/** Whether a code unit may begin a surrogate pair. */
const isHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff

/** Returns `of` with its results for code points of one UTF-16 unit computed once. */
function remembering(of: (character: string) => number): (point: number) => number {
  const unknown = 0xff
  const known = new Uint8Array(0x10000).fill(unknown)
  return point => {
    const kind = known[point] ?? unknown
    if (kind !== unknown) return kind
    const found = of(String.fromCodePoint(point))
    known[point] = found
    return found
  }
}
