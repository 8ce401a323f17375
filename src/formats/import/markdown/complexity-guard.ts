/**
 * Protects the Markdown parser, whose time may be quadratic in the marks of one paragraph. A block
 * with hundreds of nested quotations or thousands of asterisks is not written by hand. It is read
 * by its headings and blank lines alone, and the rest of the file as usual.
 */
import { escaped, plainHtml } from './plain-html.ts'

/** The most marks of one kind in a paragraph. */
const mostMarks = 1_000
/** The most underlined headings without a blank line between them. */
const mostUnderlines = 300
const underline = /^[ \t]*(?:-+|=+)[ \t]*$/gm
/** The most signs of lists and quotations at the beginning of a line. */
const mostContainers = 50

const marks: readonly RegExp[] = [/[*_]/g, /[[\]!]/g, /`/g, /</g]
const containers = /^[ \t]*(?:(?:>|[-+*]|[0-9]{1,9}[.)])[ \t]*)*/

/** Encloses the number of a block in a placeholder. A private character, not found in texts. */
const edge = '\ue001'
const placeholder = /(<p>\s?)?\ue001(\d+)\ue001(\s?<\/p>)?/g
const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/
/** So many signs are an ornament, which would make code of the rest of the file. */
const ornament = /^ {0,3}(?:`{20,}|~{20,})/
const emptyLine = /^[ \t]*$/
/** A rule, or the line under a heading, is no list in a list. */
const rule = /^[ \t]*(?:-[-\s]*|\*[*\s]*|_[_\s]*|=+)$/

export interface BoundedMarkdown {
  /** The text with a placeholder paragraph for each block that would take too long to read. */
  readonly rest: string
  /** Returns the HTML of the rest with those blocks in their places. */
  readonly withCostly: (html: string) => string
}

/** Takes the blocks that would take too long to read out of `text`. Code is read in no time. */
export function withoutCostly(text: string): BoundedMarkdown {
  const costly: string[] = []
  const blocks = blocksIn(text.replaceAll(edge, '')).map(block => {
    if (!ornament.test(block) && (fence.test(block) || !isCostly(block))) return block
    costly.push(block)
    return `\n${edge}${costly.length - 1}${edge}\n`
  })
  return {
    rest: blocks.join('\n'),
    withCostly: html =>
      html.replaceAll(placeholder, (_whole, opened: string | undefined, number: string) => {
        const block = costly[Number(number)] ?? ''
        // In the middle of other HTML, the block can only be its words.
        return opened === undefined ? escaped(block) : plainHtml(block)
      }),
  }
}

/** Divides `text` at blank lines and around fenced code. Joined by line ends, they are the text. */
function blocksIn(text: string): readonly string[] {
  const blocks: string[] = []
  let block: string[] = []
  let closing: string | null = null
  const end = () => {
    if (block.length > 0) blocks.push(block.join('\n'))
    block = []
  }
  for (const line of text.split('\n')) {
    const sign = fence.exec(line)?.[1]
    if (closing !== null) {
      block.push(line)
      const isClosed = sign?.startsWith(closing) && line.trim() === sign
      if (isClosed) end()
      if (isClosed) closing = null
      continue
    }
    const isOrnament = ornament.test(line)
    if (sign !== undefined) end()
    if (sign !== undefined && !isOrnament) closing = sign
    block.push(line)
    if (isOrnament || (closing === null && emptyLine.test(line))) end()
  }
  end()
  return blocks
}

const isCostly = (block: string): boolean =>
  block
    .split('\n')
    .some(
      line => countIn(containers.exec(line)?.[0], /[>+*.)-]/g) > mostContainers && !rule.test(line),
    ) || isCostlyBlock(block)

function isCostlyBlock(block: string): boolean {
  if (block.length <= mostMarks) return false
  // The parser reads each cell of a table separately.
  const lines = block.split('\n').filter(line => !line.startsWith('|') || line.length > mostMarks)
  const text = lines.join('\n')
  if (countIn(text, underline) > mostUnderlines) return true
  return marks.some(mark => countIn(text, mark) > mostMarks)
}

const countIn = (text: string | undefined, mark: RegExp): number => text?.match(mark)?.length ?? 0
