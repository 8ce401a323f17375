/**
 * Recognizes Markdown in plain text files by headings and tables, and by the blank lines around
 * them.
 */

const [lineFeed, carriageReturn, space] = [0x0a, 0x0d, 0x20]
/** A single one proves nothing. */
const leastHeadings = 2
/** The most lines, as a share, that may directly follow another line. Markdown would join them. */
const closeShare = 0.4

const heading = /^#{1,6} +[^\s#!+-]/
const tableRule = /^\|?\s*:?-{3,}:?\s*\|[\s|:-]*$/
/** Files of the Kanseki Repository and of programs, which have another sign after `#`. */
const other = /^#(?:\+|!| -\*-)/
/** How much of a line is looked at, in bytes. */
const lineHead = 80
/** Whether a line that begins with a byte has no sign of Markdown: it begins with a letter. */
const beginsPlain = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[^\s>|#*+\-:\dï]/.test(String.fromCharCode(byte)) ? 1 : 0,
)
/** Stand for such lines. */
const [plain, indented] = ['a', ' a']

/** Whether `bytes`, in any encoding that contains ASCII, look like Markdown. */
export function looksLikeMarkdown(bytes: Uint8Array): boolean {
  let [headings, tables, lines, close] = [0, 0, 0, 0]
  let before = ''
  for (let start = 0; start < bytes.length;) {
    const end = endOfLine(bytes, start)
    const line = plainLine(bytes, start, end) ?? headOf(bytes, start, end)
    if (other.test(line)) return false
    if (heading.test(line) && before === '') headings++
    if (tableRule.test(line) && before.startsWith('|')) tables++
    if (line !== '') lines++
    // Items, quotations and rows follow each other in Markdown, too.
    if (line !== '' && before !== '' && !/^[\s>|#*+-]|^\d+[.)]\s/.test(line)) close++
    before = line
    start = end + 1
  }
  return (headings >= leastHeadings || tables > 0) && close <= lines * closeShare
}

/** Returns what stands for a line without signs of Markdown; null if it may have some. */
function plainLine(bytes: Uint8Array, start: number, end: number): string | null {
  const last = Math.min(end, start + lineHead)
  let at = start
  while (at < last && bytes[at] === space) at++
  if (at === last || beginsPlain[bytes[at] ?? 0] !== 1) return null
  return at === start ? plain : indented
}

/** Returns the beginning of a line, with a character for each byte. */
const headOf = (bytes: Uint8Array, start: number, end: number): string =>
  String.fromCharCode(...bytes.subarray(start, Math.min(end, start + lineHead)))
    .replace(/^ï»¿/, '')
    .trimEnd()

/**
 * Returns the end of the line that begins at `start`. A return before a line feed belongs to the
 * line.
 */
function endOfLine(bytes: Uint8Array, start: number): number {
  let end = start
  while (end < bytes.length && bytes[end] !== lineFeed) {
    if (bytes[end] === carriageReturn && bytes[end + 1] !== lineFeed) break
    end++
  }
  return end
}
