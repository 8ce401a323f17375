/**
 * Reading Markdown may take as long as the square of what is in one paragraph: nobody writes
 * hundreds of quotations inside one another or thousands of asterisks in a paragraph, but a file
 * may be made so. Such a one is read by its headings and blank lines alone.
 */

/** In one paragraph. */
const mostMarks = 1_000
/** Headings underlined one after the other, with no blank line between them. */
const mostUnderlines = 300
const underline = /^[ \t]*(?:-+|=+)[ \t]*$/gm
/** At the beginning of one line. */
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
  // The cells of a table are read each by itself.
  const lines = block.split('\n').filter(line => !line.startsWith('|') || line.length > mostMarks)
  const text = lines.join('\n')
  if (countIn(text, underline) > mostUnderlines) return true
  return marks.some(mark => countIn(text, mark) > mostMarks)
}

const countIn = (text: string | undefined, mark: RegExp): number => text?.match(mark)?.length ?? 0
