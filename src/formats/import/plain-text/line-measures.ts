/** Measures the common layout of the lines of a file: width, indent and spacing. */
import type { PrintedLine } from './printed-lines.ts'

/**
 * Whether the first 500 lines hold more Latin letters than Han characters, of which one counts as
 * two.
 */
export function isLatin(lines: readonly PrintedLine[]): boolean {
  let latin = 0
  let han = 0
  for (const { text } of lines.slice(0, 500)) {
    for (const character of text.slice(0, 200)) {
      if (/[A-Za-z]/.test(character)) latin++
      else if (character >= '\u4e00' && character <= '\u9fff') han += 2
    }
  }
  return latin > han
}

/**
 * Returns the width of a full line and the share of lines that have it. If lines are `ragged`,
 * because they break between words, it is the 99th percentile, and the share is 1. Lines of Han
 * characters fill the width, so it is the most common of the wide ones.
 */
export function peakOf(
  widths: readonly number[],
  ragged: boolean,
): { width: number; share: number } {
  const sorted = widths.toSorted((a, b) => a - b)
  const wide = sorted[Math.floor(sorted.length * 0.97)] ?? 0
  if (ragged) return { width: sorted[Math.floor(sorted.length * 0.99)] ?? 0, share: 1 }
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  let best = { width: wide, count: 0 }
  for (const [width, count] of counts) {
    if (width >= wide * 0.6 && width <= wide * 1.1 && count > best.count) best = { width, count }
  }
  return { width: best.width, share: widths.length === 0 ? 0 : best.count / widths.length }
}

/** Returns 1 if most lines have one blank line before them, so that blank lines mean nothing. */
export function spacingOf(lines: readonly PrintedLine[]): 0 | 1 {
  const gaps = lines.slice(1).map(({ gap }) => gap)
  const tight = gaps.filter(gap => gap === 0).length
  const single = gaps.filter(gap => gap === 1).length
  return tight * 10 < gaps.length && single * 10 > gaps.length * 7 ? 1 : 0
}

/**
 * Returns the usual indent of `lines`, in columns: the least one that a fifth of them have, or 0.
 */
export function marginOf(lines: readonly PrintedLine[]): number {
  const counts = new Map<number, number>()
  for (const { indent } of lines) counts.set(indent, (counts.get(indent) ?? 0) + 1)
  const common = [...counts].filter(([, count]) => count * 5 >= lines.length)
  return Math.min(...common.map(([indent]) => indent), ...(common.length === 0 ? [0] : []))
}
