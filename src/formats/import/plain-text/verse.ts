/**
 * Finds lines that are clearly verse: lines of one short length that are indented further than the
 * text around them, or lines of a metre that prose never keeps up. Doubtful lines stay text.
 */
import { endsSentence } from '#domain/text/sentence'
import { areVerse, isSameMetre, metreOf } from './metre.ts'
import type { PrintedLine } from './printed-lines.ts'

const leastLines = 2
const longestVerse = 20
const setOff = 2
/** A longer part without a mark is a line of old prose, printed to one width. */
const longestPart = 8

/**
 * Returns the indexes of the lines that are verse. Only lines for which `isText` is true may be.
 */
export function verseLines(
  lines: readonly PrintedLine[],
  isText: (at: number) => boolean,
): ReadonlySet<number> {
  const usual = usualIndent(lines)
  const isCandidate = (at: number): boolean => {
    const line = lines[at]
    return line !== undefined && isText(at) && line.indent >= usual + setOff && lengthOf(line) > 0
  }
  const verses = new Set<number>()
  for (let start = 0; start < lines.length; start++) {
    if (!isCandidate(start)) continue
    const length = lengthOf(lines[start])
    let end = start + 1
    while (isCandidate(end) && lengthOf(lines[end]) === length) end++
    if (end - start >= leastLines) for (let at = start; at < end; at++) verses.add(at)
    start = end - 1
  }
  for (const run of measuredRuns(lines, isText)) for (const at of run) verses.add(at)
  return verses
}

/** Returns the runs of lines with one metre, each as the indexes of its lines. */
function measuredRuns(
  lines: readonly PrintedLine[],
  isText: (at: number) => boolean,
): readonly (readonly number[])[] {
  // A line that the file marks as continued was not ended by its metre.
  const metres = lines.map(({ text, cut }, at) => (isText(at) && !cut ? metreOf(text) : null))
  const runs: (readonly number[])[] = []
  for (let start = 0; start < lines.length; start++) {
    const metre = metres[start]
    if (!metre) continue
    let end = start + 1
    for (let next = metres[end]; next && isSameMetre(metre, next); next = metres[end]) end++
    const run = Array.from({ length: end - start }, (_, i) => start + i)
    const words = run.map(at => lines[at]?.text ?? '')
    if (areVerse(words) && begins(lines, start)) runs.push(run)
    start = end - 1
  }
  return runs
}

/** Whether the line at index `at` does not continue the line before it. */
function begins(lines: readonly PrintedLine[], at: number): boolean {
  const [line, before] = [lines[at], lines[at - 1]]
  if (line === undefined || before === undefined || line.gap > before.gap) return true
  return line.gap > 0 || line.indent !== before.indent || endsSentence(before.text)
}

/** The most common indent, which is that of running text. */
function usualIndent(lines: readonly PrintedLine[]): number {
  const counts = new Map<number, number>()
  for (const { indent } of lines) counts.set(indent, (counts.get(indent) ?? 0) + 1)
  return [...counts].reduce((best, found) => (found[1] > best[1] ? found : best), [
    0, 0,
  ] as const)[0]
}

/**
 * The length of a line of verse; 0 if it cannot be one. All its parts are Han and of one length.
 */
function lengthOf(line: PrintedLine | undefined): number {
  const text = line?.text ?? ''
  if (text.length > longestVerse) return 0
  const parts = text.split(/[，。！？；、,;!?\s]+/).filter(part => part !== '')
  const [first = ''] = parts
  const isEven = parts.every(
    part => /^\p{Script=Han}+$/u.test(part) && part.length === first.length,
  )
  return isEven && first.length >= 3 && first.length <= longestPart ? text.length : 0
}
