/** What counts as a character: Han, letters and digits, but no punctuation and no spaces. */
const counted = /[\p{L}\p{N}]/u

const hanStart = 0x4e00
const hanEnd = 0x9fff

/** How many characters `text` has. A surrogate pair counts once. */
export function countCharacters(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    // Nearly every character of a Chinese text is in this range; the expression is slower.
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
