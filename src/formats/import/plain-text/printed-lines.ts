/** Splits a text into the lines of its file, without blank lines. */
import type { PlainInline } from '#domain/book'
import { cutLongLine } from '#domain/text/long-lines'
import { areOfSeveral, cutLine } from '../one-line-chapters.ts'

export interface PrintedLine {
  /** The line without white space around it. */
  readonly text: string
  /** The indent in columns. A full-width space is two columns. */
  readonly indent: number
  /** The number of blank lines before it. */
  readonly gap: number
  /** The file marks the line as a printed line that the next may continue. */
  readonly cut?: true
  /** A page of print ended before it: the number or header of the page was left out. */
  readonly page?: true
  /** Its number among the lines of the file, from 0. */
  readonly at?: number
  /** It goes on the line before, as the reader says or the times of subtitles show. */
  readonly joins?: true
  /** What the tags of subtitles mark in `text`. */
  readonly inlines?: readonly PlainInline[]
  /** The file marks the line as a heading. */
  readonly isHeading?: true
  /** The file marks the line as not text: the place or time of what follows, or a comment. */
  readonly mark?: 'place' | 'comment'
}

interface PrintedLines {
  readonly lines: readonly PrintedLine[]
  /** The number of lines of several paragraphs, which were cut. */
  readonly tooLong: number
}

/** The indent of a tab, in columns. */
const tabWidth = 4

/**
 * Returns the lines of `text`, whose line ends are `\n`. Lines of several paragraphs are cut,
 * unless `isEachOne` says that each line is a paragraph.
 */
export function printedLines(text: string, isEachOne = false): PrintedLines {
  const lines: PrintedLine[] = []
  let gap = 0
  let tooLong = 0
  const all = text.split(/[\n\f\v\u2028\u2029]/)
  const mayBeShort = areOfSeveral(all)
  for (const whole of all) {
    const lead = around.exec(whole)?.[0] ?? ''
    const trimmed = (withoutSpace(lead) + whole.slice(lead.length)).trim()
    if (trimmed === '') {
      gap++
      continue
    }
    const indent = columnsOf(lead)
    const parts = isEachOne ? cutLongLine(trimmed) : cutLine(trimmed, mayBeShort)
    if (parts.length > 1) tooLong++
    for (const [i, part] of parts.entries()) {
      const text = part.trim()
      if (text !== '') lines.push({ text, indent: i === 0 ? indent : 0, gap: i === 0 ? gap : 1 })
    }
    gap = 0
  }
  return { lines, tooLong }
}

/** Sites also put zero-width spaces around lines. Those are characters of the text and stay. */
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

/** Whether a line has no letters and no digits, like a rule between pages. */
export const isWordless = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text)
