/** Folds the characters by which editions in the two Chinese scripts differ. */
import type { Variants } from '../search/variants.ts'
import type { Fold } from './match.ts'

/** Quotation marks of simplified editions, and those of traditional ones. */
const quotationMarks = new Map(Object.entries({ '“': '「', '”': '」', '‘': '『', '’': '』' }))

/** Returns the fold that makes all ways of writing a character one, and all quotation marks. */
export function chineseFold({ representative }: Variants): Fold {
  const known = new Map<string, string>()
  const folded = (character: string): string => {
    const there = known.get(character)
    if (there !== undefined) return there
    const point = representative(character.codePointAt(0) ?? 0)
    const one = quotationMarks.get(character) ?? String.fromCodePoint(point)
    const kept = one.length === character.length ? one : character
    known.set(character, kept)
    return kept
  }
  return text => Array.from(text, folded).join('')
}
