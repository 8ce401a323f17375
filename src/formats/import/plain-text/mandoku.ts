/**
 * The plain text of the Kanseki Repository: one printed line a line, its end marked `¶`, pages as
 * `<pb:…>`, properties as `#+TITLE: …`, comments after `#`, headings after stars. All this is
 * markup and none of the text, so it is left out unless the reader wants it.
 */
import type { Removal } from '../findings.ts'
import type { PrintedLine } from './printed-lines.ts'
import { offered, type Offer } from './removals/offer.ts'
import { shortened } from './shortened.ts'

const sign = /^# -\*- mode: mandoku|^#\+PROPERTY:\s*(?:ID|BASEEDITION|JUAN)\b/
const head = 12

interface Mandoku {
  /** Without line marks, unless they are kept. */
  readonly lines: readonly PrintedLine[]
  /** Lines that are markup. */
  readonly offers: readonly Offer[]
  /** What marks inside lines: a removal that takes away no line. */
  readonly marks: Removal
  /** How many characters those marks have. */
  readonly markCharacters: number
  readonly title?: string
}

/** Whether `lines` are such a text. */
export const isMandoku = (lines: readonly PrintedLine[]): boolean =>
  lines.slice(0, head).some(({ text }) => sign.test(text))

/** What markup `printed` holds. It is all left out, unless `dropLines` says what is. */
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

/** A line without its marks. Where it ended in one, it may go on in the next. */
function unmarked(line: PrintedLine): PrintedLine {
  const text = line.text.replaceAll(/<pb:[^>]*>|¶/g, '').trim()
  const heading = /^\*+\s+(\S.*)$/.exec(text)?.[1]
  if (heading !== undefined) return { ...line, text: heading, isHeading: true }
  return { ...line, text, ...(line.text.endsWith('¶') && { cut: true as const }) }
}
