/**
 * A letter, digit or sign of a script that separates its words by spaces, and what joins two of
 * them.
 */
const inWord = String.raw`(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}])[\p{L}\p{N}])`
const attached = String.raw`[\p{M}\u200d\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u{1f3fb}-\u{1f3ff}]`
const joint = String.raw`(?:['’\-\u2010\u2011](?=${inWord}))`
const restOfWord = new RegExp(
  `(?<=${inWord}${attached}*)(?:${inWord}|${attached}|${joint})+|${attached}+`,
  'uy',
)
const afterJoint = new RegExp(
  `(?<=${inWord}${attached}*${joint})(?:${inWord}|${attached}|${joint})+`,
  'uy',
)

/**
 * Returns the place of the sign of a note whose mark ends at `end` of `text`: there, or the end of
 * the word that the mark ends in. It is never between a character and what is attached to it.
 */
export function signPlace(text: string, end: number): number {
  const at = Math.min(Math.max(end, 0), text.length)
  for (const rest of [restOfWord, afterJoint]) {
    rest.lastIndex = at
    if (at > 0 && rest.test(text)) return rest.lastIndex
  }
  return at
}
