/**
 * Finds where print cut a paragraph in a text that has one paragraph a line. A line without a full
 * stop proves nothing there: titles, labels, notes and signatures follow such lines as often as
 * their other halves do. Something at the place itself must show the cut.
 */
import { endsSentence, hasClauses } from '#domain/text/sentence'
import { columnsOf } from '#domain/text/width'
import { markersIn } from '../draft.ts'
import type { Line } from './line-kinds.ts'
import { isFull } from './wrapping.ts'

/** A shorter line, in UTF-16 code units, was not cut by a column: it is verse or part of a list. */
const shortestCut = 16

export interface Layout {
  /** The usual indent, in columns. A line that is indented further begins a paragraph. */
  readonly margin: number
  /** The number of blank lines between any two lines. More end a paragraph. */
  readonly spacing: 0 | 1
}

/** Returns a function that says whether the line at an index continues the text before it. */
export function cutsIn(
  lines: readonly Line[],
  layout: Layout,
): (at: number, before: string) => boolean {
  const open = openPlaces(lines, layout)
  const printed = printedRuns(lines, open)
  return (at, before) => {
    const [line, next] = [lines[at - 1], lines[at]]
    if (line === undefined || next === undefined || !open.has(at)) return false
    if (areItems(line.text, next.text)) return false
    if (printed.has(at) || next.page) return true
    return showsCut(before, line.text, next.text)
  }
}

/** Whether nothing in the two lines says that they are two paragraphs. */
const mayGoOn = (line: Line, next: Line, { margin, spacing }: Layout): boolean =>
  line.kind === 'body' &&
  next.kind === 'body' &&
  !line.apart &&
  !next.apart &&
  next.indent <= margin &&
  next.gap <= spacing &&
  isCut(line.text) &&
  isRest(next.text)

/** Whether the line is cut in mid-sentence. A printer's note at its end is ignored. */
function isCut(line: string): boolean {
  if (line.length < shortestCut) return false
  const note = markersIn(line)?.at(-1)
  const text = note?.end === line.length ? line.slice(0, note.start) : line
  if (text.length < shortestCut || endsSentence(text) || dated.test(text)) return false
  if (drawn.test(text) || columns.test(text)) return false
  return hasClauses(text) && /\p{L}/u.test(text)
}

/** Whether the line may be the rest of a sentence: it has the marks of prose and no label. */
const isRest = (text: string): boolean =>
  (/^\p{Ll}/u.test(text) || ((hasClauses(text) || endsSentence(text)) && !/[：:]$/.test(text))) &&
  !startsParagraph.test(text) &&
  !label.test(text) &&
  !columns.test(text)

/** Letters and edicts end with their date. */
const dated = /[年月][^，。,]{0,4}日$/

/** Drawn tables end their rows with these characters, and web pages their lines with a tag. */
const drawn = /[|｜│┃*＊=＝_#>]$/

/** The cells of a table, or two columns side by side, do not continue on the next line. */
const columns = /\S(?: {3,}|\t)\S/

/** 关键词：…, 甲：…, Subject: … and the like are lines of their own. */
const label = /^(?:[\p{Script=Han}\s]{1,10}[：:]|[A-Z][\w-]{0,19}:\s)/u

/**
 * Lines that begin like this start a paragraph: dashes of dialogue or signature, bullets, numbers,
 * notes, labels in brackets, rows of a table, rules.
 */
const startsParagraph =
  /^(?:——|―|－－|--|[●○■□◆◇★☆※▲△·•|｜│┃├└┌【〖〔[［①-⑳]|[0-9０-９]{1,3}[.．、](?![0-9])|[（(]?[一二三四五六七八九十]{1,3}[、）)]|[（(][0-9０-９]{1,3}[）)]|[*＊=＝_]{3}|第[\p{Script=Han}\d]{1,6}[章回节節条條卷]|注[：:\s\d])/u

/** Whether two lines are list items that end in a comma and begin with the same two characters. */
const areItems = (item: string, next: string): boolean =>
  /[，,]$/.test(item) && item.slice(0, 2) === next.slice(0, 2)

/** Whether the words show that `next` continues `line`, the last line of the text `before`. */
const showsCut = (before: string, line: string, next: string): boolean =>
  markersIn(line)?.at(-1)?.end === line.length ||
  markersIn(next)?.[0]?.start === 0 ||
  neverFirst.test(next) ||
  (/^\p{Ll}/u.test(next) && /[\p{Script=Latin},]$/u.test(line)) ||
  closes(before, next) ||
  cutsWord(line, next)

/** No paragraph begins with these. */
const neverFirst = /^(?:[，。、；：！？,;!?）》〉」』”’】〕]|[的們们](?![确確士]))/

const pairs = ['（）', '《》', '“”', '「」', '『』', '()'] as const
const farthest = 400

/** Whether `next` closes a bracket or a quotation that `before` left open. */
const closes = (before: string, next: string): boolean => {
  const end = before.slice(-farthest)
  return pairs.some(pair => {
    const [open = '', close = ''] = pair
    const closed = next.indexOf(close)
    const opened = next.indexOf(open)
    return (
      closed >= 0 &&
      (opened < 0 || closed < opened) &&
      end.lastIndexOf(open) > end.lastIndexOf(close)
    )
  })
}

const words = new Intl.Segmenter('zh', { granularity: 'word' })
/** How many characters on each side of a line end show the word there. */
const nearby = 6

/** Whether the end of the line divides a Chinese word. */
function cutsWord(line: string, next: string): boolean {
  if (!/\p{Script=Han}$/u.test(line) || !/^\p{Script=Han}/u.test(next)) return false
  const end = line.slice(-nearby)
  const found = words.segment(end + next.slice(0, nearby)).containing(end.length)
  return found !== undefined && found.index < end.length
}

/** The fewest full lines of one width that show a printed width. */
const leastFull = 2
/** How much narrower, in columns, a full line may be: print hangs or pushes its last characters. */
const slack = 6

/**
 * Returns the indexes of the lines that continue others because a part of the text, such as a
 * letter, was printed to one width. Some paragraph must show that width: full lines in
 * mid-sentence, then one that ends the sentence.
 */
function printedRuns(lines: readonly Line[], open: ReadonlySet<number>): ReadonlySet<number> {
  const widths = new Set<number>()
  for (const first of open) {
    if (open.has(first - 1)) continue
    let end = first
    let width = widthOf(lines[first - 1])
    for (; open.has(end); end++) width = Math.max(width, widthOf(lines[end]))
    const isEnded = end - first >= leastFull && endsSentence(lines[end - 1]?.text ?? '')
    if (isEnded && areFull(lines, first - 1, end, width)) widths.add(width)
  }
  return new Set(
    [...open].filter(at => {
      const width = Math.max(widthOf(lines[at - 1]), widthOf(lines[at]))
      return [...widths].some(known => width <= known && areFull(lines, at - 1, at + 1, known))
    }),
  )
}

/** Returns the indexes of the lines that may continue the line before them, in order. */
function openPlaces(lines: readonly Line[], layout: Layout): ReadonlySet<number> {
  const places = new Set<number>()
  for (const [at, next] of lines.entries()) {
    const line = lines[at - 1]
    if (line !== undefined && mayGoOn(line, next, layout)) places.add(at)
  }
  return places
}

/** Whether each of the lines but the last had no room for the first word of the next. */
function areFull(lines: readonly Line[], start: number, end: number, width: number): boolean {
  for (let at = start; at < end - 1; at++) {
    const [line, next] = [lines[at], lines[at + 1]]
    if (line === undefined || next === undefined) return false
    if (!isFull(line, next, { width: width - slack, measure: 'columns' })) return false
  }
  return true
}

const widthOf = (line: Line | undefined): number =>
  line === undefined ? 0 : line.indent + columnsOf(line.text)
