/**
 * Finds the prose that a page break cuts: the last line before the page's number, header and notes.
 */
import { endsSentence, hasClauses } from '#domain/text/sentence'
import type { PrintedLine } from '../printed-lines.ts'

/** The most lines at the foot of a page and the head of the next one. */
const most = 12
const longestHeader = 40
/** The same with the spaces between the header and its page number. */
const longestLine = 200
/** A line that occurs this often may be a header. */
const leastTimes = 3
const note = /^(?:[①-⑳]|\[\d{1,3}\]\s|[*＊†]\s?\p{L})/u
const number = /^[0-9０-９]{1,4}$/

const mayBeHeader = (text: string): boolean =>
  text.length <= longestLine &&
  text.replaceAll(/\s+/g, ' ').length <= longestHeader &&
  !hasClauses(text) &&
  !endsSentence(text)

/**
 * Returns a function from a line's index to the last line of prose before it; empty if none is
 * near.
 */
export function proseBefore(lines: readonly PrintedLine[]): (at: number) => string {
  const counts = new Map<string, number>()
  const nameOf = (text: string): string => text.replaceAll(/^[0-9０-９]+\s+|\s+[0-9０-９]+$/g, '')
  for (const { text } of lines) {
    if (!mayBeHeader(text)) continue
    const name = nameOf(text)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const isFurniture = (text: string): boolean =>
    note.test(text) ||
    number.test(text) ||
    (mayBeHeader(text) && (counts.get(nameOf(text)) ?? 0) >= leastTimes)
  return place => {
    for (let at = place - 1; at >= Math.max(0, place - most); at--) {
      const text = lines[at]?.text ?? ''
      if (!isFurniture(text)) return text
    }
    return ''
  }
}
