/**
 * Protects the Markdown parser, whose time may be quadratic in the marks of one paragraph. A file
 * with hundreds of nested quotations or thousands of asterisks in a paragraph is not written by
 * hand. It is read by its headings and blank lines alone.
 */

/** The most marks of one kind in a paragraph. */
const mostMarks = 1_000
/** The most underlined headings without a blank line between them. */
const mostUnderlines = 300
const underline = /^[ \t]*(?:-+|=+)[ \t]*$/gm
/** The most signs of lists and quotations at the beginning of a line. */
const mostContainers = 50

const marks: readonly RegExp[] = [/[*_]/g, /[[\]!]/g, /`/g, /</g]
const containers = /^[ \t]*(?:(?:>|[-+*]|[0-9]{1,9}[.)])[ \t]*)*/

/** Whether `text` would take too long to read. */
export function isCostly(text: string): boolean {
  return (
    text
      .split('\n')
      .some(line => countIn(containers.exec(line)?.[0], /[>+*.)-]/g) > mostContainers) ||
    text.split(/\n[ \t]*\n/).some(isCostlyBlock)
  )
}

function isCostlyBlock(block: string): boolean {
  if (block.length <= mostMarks) return false
  // The parser reads each cell of a table separately.
  const lines = block.split('\n').filter(line => !line.startsWith('|') || line.length > mostMarks)
  const text = lines.join('\n')
  if (countIn(text, underline) > mostUnderlines) return true
  return marks.some(mark => countIn(text, mark) > mostMarks)
}

const countIn = (text: string | undefined, mark: RegExp): number => text?.match(mark)?.length ?? 0
