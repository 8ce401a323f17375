/** Whether a plain text is Markdown by another name: told by its headings and tables, and by the blank lines around them. */

const [lineFeed, carriageReturn] = [0x0a, 0x0d]
/** One may be anything. */
const leastHeadings = 2
/** Of its lines no more than this share follow another at once: Markdown would make one paragraph of them. */
const closeShare = 0.4

const heading = /^#{1,6} +[^\s#!+-]/
const tableRule = /^\|?\s*:?-{3,}:?\s*\|[\s|:-]*$/
/** The Kanseki Repository and programs have a sign of their own after the first. */
const other = /^#(?:\+|!| -\*-)/
/** As much of a line as tells what it is, in bytes. */
const lineHead = 80

/** Whether `bytes`, in any encoding that has ASCII in it, are such a text. */
export function looksLikeMarkdown(bytes: Uint8Array): boolean {
  let [headings, tables, lines, close] = [0, 0, 0, 0]
  let before = ''
  for (let start = 0; start < bytes.length;) {
    const end = endOfLine(bytes, start)
    const text = String.fromCharCode(...bytes.subarray(start, Math.min(end, start + lineHead)))
    const line = text.replace(/^ï»¿/, '').trimEnd()
    if (other.test(line)) return false
    if (heading.test(line) && before === '') headings++
    if (tableRule.test(line) && before.startsWith('|')) tables++
    if (line !== '') lines++
    // Items, quotations and rows are lines of their own there, too.
    if (line !== '' && before !== '' && !/^[\s>|#*+-]|^\d+[.)]\s/.test(line)) close++
    before = line
    start = end + 1
  }
  return (headings >= leastHeadings || tables > 0) && close <= lines * closeShare
}

/** Where the line that begins at `start` ends, a return before its end counted as space. */
function endOfLine(bytes: Uint8Array, start: number): number {
  let end = start
  while (end < bytes.length && bytes[end] !== lineFeed) {
    if (bytes[end] === carriageReturn && bytes[end + 1] !== lineFeed) break
    end++
  }
  return end
}
