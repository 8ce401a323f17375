/** What of a text is compared, and where that is in the text. */
import type { Fold } from '../editions/match.ts'

/** What the reader wants to overlook. Nothing is overlooked unless the reader says so. */
export interface CollationOptions {
  readonly ignoresPunctuation: boolean
  readonly ignoresSpaces: boolean
  /** Whether 發 and 发, or “ and 「, are the same. */
  readonly ignoresForms: boolean
}

export const nothingIgnored: CollationOptions = {
  ignoresPunctuation: false,
  ignoresSpaces: false,
  ignoresForms: false,
}

/** The part of a text that is compared. Each character of it is there whole. */
export interface ComparedText {
  readonly text: string
  /** The place of each code unit in the whole text; null if nothing was left out. */
  readonly places: Int32Array | null
}

const punctuation = /[\p{P}～｜]/u
const space = /[\s\p{Cf}]/u

/** Returns what makes the compared part of texts. `fold` keeps their lengths. */
export function comparing(
  { ignoresPunctuation, ignoresSpaces, ignoresForms }: CollationOptions,
  fold: Fold,
): (text: string) => ComparedText {
  const ignored = [ignoresPunctuation ? punctuation : [], ignoresSpaces ? space : []].flat()
  const known = new Map<string, boolean>()
  const isIgnored = (character: string): boolean => {
    const there = known.get(character)
    if (there !== undefined) return there
    const is = ignored.some(sign => sign.test(character))
    known.set(character, is)
    return is
  }
  return text => {
    const folded = ignoresForms ? fold(text) : text
    if (ignored.length === 0) return { text: folded, places: null }
    const places = new Int32Array(text.length)
    let kept = ''
    let at = 0
    for (const character of folded) {
      if (!isIgnored(character)) {
        for (let unit = 0; unit < character.length; unit++) places[kept.length + unit] = at + unit
        kept += character
      }
      at += character.length
    }
    return { text: kept, places: places.subarray(0, kept.length) }
  }
}
