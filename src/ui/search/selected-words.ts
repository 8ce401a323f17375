import type { Spread } from '#editor/spread'

/** The longest selection that becomes the words to find, in UTF-16 code units. */
const longest = 100

/** Returns the selected words if they are within one paragraph and short enough; otherwise ''. */
export function selectedWords(spread: Spread): string {
  const anchors = spread.selection.textInSection()?.anchors ?? []
  const words = anchors.length === 1 ? (anchors[0]?.quote.exact ?? '') : ''
  return words.length <= longest ? words.trim() : ''
}
