/**
 * Reads the plain text of the Kanseki Repository (Mandoku). Each line is a printed line that ends
 * in `¶`; pages are `<pb:…>`, properties `#+TITLE: …`, comments follow `#` and headings follow
 * stars. All this is markup, so it is left out unless the reader keeps it.
 */
import type { Removal } from '../findings.ts'
import type { PrintedLine } from './printed-lines.ts'
import { offered, type Offer } from './removals/offer.ts'
import { shortened } from './shortened.ts'

const sign = /^# -\*- mode: mandoku|^#\+PROPERTY:\s*(?:ID|BASEEDITION|JUAN)\b/
const head = 12

interface Mandoku {
  /** The lines without their marks, unless the reader keeps the marks. */
  readonly lines: readonly PrintedLine[]
  /** Offers to leave out the lines that are markup. */
  readonly offers: readonly Offer[]
  /** The marks inside lines, as a removal that takes away no whole line. */
  readonly marks: Removal
  /** The number of characters in the marks that were removed. */
  readonly markCharacters: number
  readonly title?: string
}

/** Whether `lines` are in Mandoku format. */
export const isMandoku = (lines: readonly PrintedLine[]): boolean =>
  lines.slice(0, head).some(({ text }) => sign.test(text))

/**
 * Reads the markup in `printed`. All of it is left out, unless `dropLines` says what to leave out.
 */
export function readMandoku(
  printed: readonly PrintedLine[],
  dropLines: readonly string[] | undefined,
): Mandoku {
  const accepted = dropLines?.includes(marksId) ?? true
  const lines: PrintedLine[] = []
  const comments: number[] = []
  const pages: number[] = []
  const marked: string[] = []
  let gap = 0
  let markCharacters = 0
  for (const line of printed) {
    const isComment = /^#(?:\+|\s|$)/.test(line.text)
    const isPage = /^<pb:[^>]*>[¶\s]*$/.test(line.text)
    const isMarked = !isComment && !isPage && /¶|^<pb:|^\*+\s/.test(line.text)
    if (isMarked) marked.push(line.text)
    const read = isMarked && accepted ? unmarked(line) : line
    if (isMarked && accepted) markCharacters += inkIn(line.text) - inkIn(read.text)
    if (read.text === '') {
      gap += read.gap + 1
      continue
    }
    if (isComment) comments.push(lines.length)
    if (isPage) pages.push(lines.length)
    lines.push(gap === 0 ? read : { ...read, gap: read.gap + gap })
    gap = 0
  }
  const title = titleIn(printed)
  return {
    lines,
    offers: [
      ...offered('comment', comments),
      ...offered('page-rule', pages, { id: '@page-mark', isFurniture: true }),
    ],
    marks: {
      id: marksId,
      kind: 'line-mark',
      count: marked.length,
      examples: marked.slice(0, 3).map(shortened),
      accepted,
    },
    markCharacters,
    ...(title !== undefined && { title }),
  }
}

const marksId = '@line-mark'

const titleIn = (lines: readonly PrintedLine[]): string | undefined =>
  lines
    .slice(0, head)
    .map(({ text }) => /^#\+TITLE:\s*(\S.*)$/.exec(text)?.[1])
    .find(found => found !== undefined)

const inkIn = (text: string): number => text.replaceAll(/\s/g, '').length

/** Returns a line without its marks. If it ended in `¶`, the next line may continue it. */
function unmarked(line: PrintedLine): PrintedLine {
  const text = line.text.replaceAll(/<pb:[^>]*>|¶/g, '').trim()
  const heading = /^\*+\s+(\S.*)$/.exec(text)?.[1]
  if (heading !== undefined) return { ...line, text: heading, isHeading: true }
  return { ...line, text, ...(line.text.endsWith('¶') && { cut: true as const }) }
}
