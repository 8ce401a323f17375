import styles from './paper.module.css'

/** The lines of a text as the page breaks them. */
export interface TextLines {
  /** Where each ends, in UTF-16 code units. The last one ends with the text. */
  readonly ends: readonly number[]
  readonly heights: readonly number[]
}

/** Returns the lines of the words in `words`, an inline element that alone is in `block`. */
export function textLinesOf(block: Element, words: Element): TextLines {
  const texts = textsIn(words)
  const length = texts.at(-1)?.end ?? 0
  const bands = words.querySelector('rt') ? unevenBands(block, words) : evenBands(block)
  const tops = bands.map(({ top }) => top)
  const ends: number[] = []
  const range = document.createRange()
  const lineAt = (offset: number) => lineOf(middleOf(texts, offset, range), tops)
  for (let line = 0; line < bands.length - 1; line++)
    ends.push(endOf(line, { from: ends.at(-1) ?? 0, length, guess: ends[0] ?? 24 }, lineAt))
  if (bands.length > 0) ends.push(length)
  return { ends, heights: bands.map(({ height }) => height) }
}

/** Where a line is, down the page. */
interface Band {
  readonly top: number
  readonly height: number
}

/** The lines of a block, all with its line height: nothing in them has a line height of its own. */
function evenBands(block: Element): readonly Band[] {
  const { top, height } = block.getBoundingClientRect()
  const pitch = Number.parseFloat(getComputedStyle(block).lineHeight)
  const count = Math.round(height / pitch)
  return Array.from({ length: count }, (_, i) => ({ top: top + i * pitch, height: height / count }))
}

/** The lines of a block in which readings make some higher, by the boxes of the words. */
function unevenBands(block: Element, words: Element): readonly Band[] {
  const outer = block.getBoundingClientRect()
  const lines: { top: number; bottom: number }[] = []
  for (const { top, bottom, height } of words.getClientRects()) {
    const line = lines.at(-1)
    if (height === 0) continue
    if (!line || top > (line.top + line.bottom) / 2) lines.push({ top, bottom })
    else {
      line.top = Math.min(line.top, top)
      line.bottom = Math.max(line.bottom, bottom)
    }
  }
  const lead = outer.bottom - (lines.at(-1)?.bottom ?? outer.bottom)
  return lines.map(({ top, bottom }, i) => {
    const above = lines[i - 1]
    return { top, height: above ? bottom - above.bottom : bottom + lead - outer.top }
  })
}

interface TextPart {
  readonly node: Text
  readonly start: number
  readonly end: number
}

/** The text nodes that are words: no readings, and no signs of notes. */
function textsIn(words: Element): readonly TextPart[] {
  const parts: TextPart[] = []
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT)
  let start = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.parentElement?.closest(notWords)) continue
    parts.push({ node, start, end: (start += node.length) })
  }
  return parts
}

const notWords = `rt, .${styles.sign ?? ''}`

/**
 * Returns the middle of a character, down the page. White space may have no place, and then that of
 * the character before it counts.
 */
function middleOf(texts: readonly TextPart[], offset: number, range: Range): number {
  for (let at = offset; at >= 0; at--) {
    const part = partAt(texts, at)
    if (!part) continue
    range.setStart(part.node, at - part.start)
    range.setEnd(part.node, Math.min(at - part.start + 1, part.node.length))
    const box = range.getBoundingClientRect()
    if (box.height > 0) return (box.top + box.bottom) / 2
  }
  return -Infinity
}

function partAt(texts: readonly TextPart[], offset: number): TextPart | undefined {
  let [low, high] = [0, texts.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((texts[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return texts[low]
}

/** Returns the last line whose top is above `middle`, or -1. */
function lineOf(middle: number, tops: readonly number[]): number {
  let [low, high] = [-1, tops.length - 1]
  while (low < high) {
    const at = (low + high + 1) >> 1
    if ((tops[at] ?? Infinity) <= middle) low = at
    else high = at - 1
  }
  return low
}

interface Search {
  readonly from: number
  readonly length: number
  /** About how long a line is. */
  readonly guess: number
}

/** Returns the offset of the first character below `line`. */
function endOf(
  line: number,
  { from, length, guess }: Search,
  lineAt: (offset: number) => number,
): number {
  let low = from
  let step = guess + 4
  let high = Math.min(length, from + step)
  while (high < length && lineAt(high) <= line) {
    low = high
    high = Math.min(length, high + (step *= 2))
  }
  while (low < high) {
    const middle = (low + high) >> 1
    if (lineAt(middle) <= line) low = middle + 1
    else high = middle
  }
  return low
}
