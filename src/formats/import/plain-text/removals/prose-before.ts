/** What a page's end cuts: the last line of prose before its number, its header and its notes. */
import { endsSentence, hasClauses } from '#domain/text/sentence'
import type { PrintedLine } from '../printed-lines.ts'

/** A page has no more lines than this at its foot and at the next one's head. */
const most = 12
const longestHeader = 40
/** The same with the space that parts it from the number of its page. */
const longestLine = 200
/** What comes again so often may be a header. */
const leastTimes = 3
const note = /^(?:[①-⑳]|\[\d{1,3}\]\s|[*＊†]\s?\p{L})/u
const number = /^[0-9０-９]{1,4}$/

const mayBeHeader = (text: string): boolean =>
  text.length <= longestLine &&
  text.replaceAll(/\s+/g, ' ').length <= longestHeader &&
  !hasClauses(text) &&
  !endsSentence(text)

/** The last line of prose before the line at a place; empty where there is none near. */
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
