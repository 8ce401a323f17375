/** How much room a gloss has above its word. Lengths are in one unit, usually CSS pixels. */

/** From the left to the right edge. */
export interface Edges {
  readonly left: number
  readonly right: number
}

export interface GlossLine extends Edges {
  /** The least distance between two glosses. */
  readonly gap: number
  /** How far a gloss may extend over its neighbours on each side. */
  readonly over: number
}

/**
 * Returns the room of the gloss of each word on a line, in order. It extends over words without
 * a gloss, of which two neighbours have half each, and never beyond the line.
 */
export function roomsOf(words: readonly Edges[], line: GlossLine): readonly Edges[] {
  const half = line.gap / 2
  return words.map(({ left, right }, i) => {
    const [before, after] = [words[i - 1], words[i + 1]]
    return {
      left: Math.max(
        line.left,
        left - line.over,
        before ? (before.right + left) / 2 + half : -Infinity,
      ),
      right: Math.min(
        line.right,
        right + line.over,
        after ? (right + after.left) / 2 - half : Infinity,
      ),
    }
  })
}

/** A cut gloss that keeps fewer characters says nothing. */
const leastKept = 2

/**
 * Returns the first of `texts` that has room, else as much of the first as has, with an ellipsis;
 * empty if that is too little. `widthOf` measures a text.
 */
export function fitGloss(
  texts: readonly string[],
  room: number,
  widthOf: (text: string) => number,
): string {
  const whole = texts.find(text => widthOf(text) <= room)
  if (whole !== undefined) return whole
  const characters = Array.from(texts[0] ?? '')
  const cut = (count: number) => `${characters.slice(0, count).join('').trimEnd()}…`
  let [kept, tooMany] = [0, characters.length]
  while (tooMany - kept > 1) {
    const middle = (kept + tooMany) >>> 1
    if (widthOf(cut(middle)) <= room) kept = middle
    else tooMany = middle
  }
  if (kept < leastKept) return ''
  const space = characters.lastIndexOf(' ', kept)
  return cut(space >= kept * 0.6 ? space : kept)
}
