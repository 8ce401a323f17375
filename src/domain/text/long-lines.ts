import { splitsPair } from '../anchor.ts'

/** A longer paragraph, in UTF-16 code units, was never printed as one: its line ends were lost. */
export const longestLine = 10_000
/** How far before the limit a sentence's end is looked for, in code units. */
const reach = 5_000

/**
 * Splits `line` into paragraphs of at most `longestLine` code units: after the last sentence that
 * fits, else after the last clause, else between two characters. A line that fits stays whole.
 */
export function cutLongLine(line: string): readonly string[] {
  const parts: string[] = []
  let start = 0
  while (line.length - start > longestLine) {
    const end = start + cutIn(line.slice(start, start + longestLine + 1))
    parts.push(line.slice(start, end))
    start = end
  }
  parts.push(line.slice(start))
  return parts
}

const stops = new Set('。！？!?…')
const closers = new Set('”’」』）)')
const clauseMarks = new Set('，、；：,;: \t\u3000')

/** Returns where to cut `window`, which is one code unit longer than a part may be. */
function cutIn(window: string): number {
  const sentence = after(window, stops)
  if (sentence !== null) {
    let end = sentence
    while (end < longestLine && closers.has(window.charAt(end))) end++
    return end
  }
  return (
    after(window, clauseMarks) ?? (splitsPair(window, longestLine) ? longestLine - 1 : longestLine)
  )
}

/** Returns the offset after the last of `marks` within reach, or null. */
function after(window: string, marks: ReadonlySet<string>): number | null {
  for (let end = longestLine; end > reach; end--) {
    if (marks.has(window.charAt(end - 1))) return end
  }
  return null
}
