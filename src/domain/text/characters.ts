/** What counts as a character of a text: Han, letters and digits; no punctuation, no spaces. */
const counted = /[\p{L}\p{N}]/u

const hanStart = 0x4e00
const hanEnd = 0x9fff

/** How many characters `text` has; one outside the basic plane counts once. */
export function countCharacters(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    // Nearly every character of a Chinese text is one of these: no need to ask the expression.
    if (unit >= hanStart && unit <= hanEnd) {
      count++
      continue
    }
    const point = text.codePointAt(i) ?? unit
    if (point > 0xffff) i++
    if (counted.test(String.fromCodePoint(point))) count++
  }
  return count
}
