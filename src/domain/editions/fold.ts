/** Folds the characters by which editions in the two Chinese scripts differ. */
import type { Variants } from '../search/variants.ts'
import type { EditionParagraph, Fold } from './match.ts'

/** Quotation marks of simplified editions, and those of traditional ones. */
const quotationMarks = new Map(Object.entries({ '“': '「', '”': '」', '‘': '『', '’': '』' }))

/** Returns the fold that makes all ways of writing a character one, and all quotation marks. */
export function chineseFold({ representative, waysOf }: Variants): Fold {
  const known = new Map<string, string>()
  const folded = (character: string): string => {
    const there = known.get(character)
    if (there !== undefined) return there
    const one =
      quotationMarks.get(character) ??
      String.fromCodePoint(representative(character.codePointAt(0) ?? 0))
    const kept = one.length === character.length ? one : shortestWay(character)
    known.set(character, kept)
    return kept
  }
  // Offsets stay what they are: 买 and 買 become one, though 𧹒, of two code units, is one more way.
  // All connected ways count: 当 is a way of 當, and both are of a group with a longer character.
  const shortestWay = (character: string): string => {
    const ways = new Set([character])
    for (const way of ways) for (const more of waysOf(way)) ways.add(more)
    return [...ways]
      .filter(({ length }) => length === character.length)
      .reduce((first, way) => (way < first ? way : first))
  }
  return text => {
    let result = ''
    let begun = 0
    let at = 0
    // Most characters stay as they are, and are copied together.
    for (const character of text) {
      const one = folded(character)
      if (one !== character) {
        result += text.slice(begun, at) + one
        begun = at + character.length
      }
      at += character.length
    }
    return begun === 0 ? text : result + text.slice(begun)
  }
}

/** The least share of characters that two editions write differently, if their scripts differ. */
const different = 0.01

/**
 * Whether the old edition has many characters that the new one writes in another way only: the
 * editions are then in two scripts. Folding editions of one script would only take time.
 */
export function areInTwoScripts(
  old: readonly EditionParagraph[],
  fresh: readonly EditionParagraph[],
  fold: Fold,
): boolean {
  const [before, after] = [countsOf(old), countsOf(fresh)]
  const folded = new Set(Array.from(after.keys(), fold))
  let [all, others] = [0, 0]
  for (const [character, count] of before) {
    all += count
    if (!after.has(character) && folded.has(fold(character))) others += count
  }
  return others > all * different
}

function countsOf(paragraphs: readonly EditionParagraph[]): ReadonlyMap<string, number> {
  const units = new Uint32Array(1 << 16)
  for (const { text } of paragraphs)
    for (let at = 0; at < text.length; at++)
      units[text.charCodeAt(at)] = (units[text.charCodeAt(at)] ?? 0) + 1
  return new Map(
    Array.from(units.entries())
      .filter(([, count]) => count > 0)
      .map(([unit, count]) => [String.fromCharCode(unit), count]),
  )
}
