/** A text as its file has it: the lines that have something on them. */
import { cutLongLine } from '#domain/text/long-lines'

export interface PrintedLine {
  /** Without the space around it. */
  readonly text: string
  /** How far the line is set in, in columns: a full-width space is two of them. */
  readonly indent: number
  /** How many blank lines stand before it. */
  readonly gap: number
  /** The file itself says that the line is one of print and may go on in the next. */
  readonly cut?: true
  /** The file itself says that the line is a heading. */
  readonly isHeading?: true
  /** The file itself says that the line is no text: where or when what follows stands, or a remark. */
  readonly mark?: 'place' | 'comment'
}

interface PrintedLines {
  readonly lines: readonly PrintedLine[]
  /** How many lines were too long for one paragraph, and are in several here. */
  readonly tooLong: number
}

/** A tab sets a line in by this much. */
const tabWidth = 4

/** The lines of `text`, whose line ends are `\n`, those too long for a paragraph cut. */
export function printedLines(text: string): PrintedLines {
  const lines: PrintedLine[] = []
  let gap = 0
  let tooLong = 0
  for (const whole of text.split(/[\n\f\v\u2028\u2029]/)) {
    const lead = around.exec(whole)?.[0] ?? ''
    const trimmed = (withoutSpace(lead) + whole.slice(lead.length)).trim()
    if (trimmed === '') {
      gap++
      continue
    }
    const indent = columnsOf(lead)
    const parts = cutLongLine(trimmed)
    if (parts.length > 1) tooLong++
    for (const [i, part] of parts.entries()) {
      const text = part.trim()
      if (text !== '') lines.push({ text, indent: i === 0 ? indent : 0, gap: i === 0 ? gap : 1 })
    }
    gap = 0
  }
  return { lines, tooLong }
}

/** Sites put spaces of no width around lines, too. Those are characters, and stay. */
const around = /^[\s\u200b\u2060]*/

const withoutSpace = (text: string): string => text.replaceAll(/\s/g, '')

function columnsOf(space: string): number {
  let columns = 0
  for (const character of space) {
    if (/[\u200b\u2060\ufeff]/.test(character)) continue
    columns += character === '\u3000' ? 2 : character === '\t' ? tabWidth : 1
  }
  return columns
}
