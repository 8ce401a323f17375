/** The width of text in columns, as in a terminal or in printed plain text. */

const narrowEnd = 0x1100

/** The columns of `text`: two for Han, full-width letters and their punctuation, one for others. */
export function columnsOf(text: string): number {
  let columns = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    // The second half of a pair adds nothing, because a character of two code units is Han.
    if (unit >= 0xdc00 && unit <= 0xdfff) continue
    columns += unit < narrowEnd ? 1 : isWide(unit) ? 2 : 1
  }
  return columns
}

/** Chinese quotation marks, dashes and dots are as wide as Han. */
const isWide = (unit: number): boolean =>
  unit >= 0x2e80 ||
  unit === 0x2014 ||
  unit === 0x2026 ||
  (unit >= 0x2018 && unit <= 0x201d) ||
  (unit >= 0x1100 && unit <= 0x115f) ||
  (unit >= 0x2460 && unit <= 0x27bf)
