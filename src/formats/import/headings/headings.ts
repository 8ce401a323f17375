/**
 * Headings of texts. What a line would be by itself (`heading-forms.ts`) is seen in its place:
 * in mid-sentence it is none; numbers that do not follow on each other number no chapters; and a
 * run with no text between is a list, or a table of contents.
 */
import { endsSentence, hasClauses } from '#domain/text/sentence'
import { divisions, type HeadingForm } from './heading-form.ts'
import { headingForm } from './heading-forms.ts'
import { withBoxedTitles } from './boxed-titles.ts'
import { withDatedTitles } from './dated-titles.ts'
import { withoutContents, type ContentsList } from './contents-lists.ts'
import { headingSigns, type HeadingSign } from '../findings.ts'
import { inSeries } from './heading-series.ts'
import { withPoemTitles } from './poem-titles.ts'
import { arabic, han, capturedNumber } from './heading-numbers.ts'
import { listedTitles } from './listed-titles.ts'

/** A line as far as headings are concerned. */
export interface HeadingLine {
  readonly text: string
  /** Whether it may begin a paragraph: a line that another runs over into does not. */
  readonly begins: boolean
  /** Whether it is the rest of the line before it, as print broke them. */
  readonly isRest?: boolean
  /** The file itself says that it is a heading. */
  readonly isMarked?: boolean
  /** No blank line stands before it. */
  readonly isClose?: boolean
}

/** A line before a heading that is no longer than this need not end a sentence. */
const shortLine = 40

/** What kind of heading `line` may be; null if it is none. `after` is the line before it, empty at the start. */
export function headingKind(line: string, after: string): HeadingSign | null {
  return formAt({ text: line, begins: true }, after)?.sign ?? null
}

function formAt({ text, begins }: HeadingLine, after: string): HeadingForm | null {
  if (!begins) return null
  const form = headingForm(text)
  if (form === null || form.firm || !divisions.has(form.sign)) return form
  const isParted = after === '' || endsSentence(after) || after.length <= shortLine
  return isParted ? form : null
}

const enclosed = new RegExp(`^[（(【]\\s*(${han}{1,4}|${arabic}{1,3})\\s*[）)】]$`)
/** The name of a story, with its first number below it. */
const longestName = 16

/** A number alone in brackets, as stories number their parts. By itself it says nothing; others have to follow. */
function enclosedForm({ text, begins }: HeadingLine, before: string): HeadingForm | null {
  const found = begins ? enclosed.exec(text) : null
  const isParted = endsSentence(before) || before.length <= longestName
  return found !== null && isParted
    ? { sign: 'bare', number: capturedNumber(found), firm: false }
    : null
}

const third = /^[（(【]?([上中下])[）)】]?$/

/** What stands alone where a story in two or three parts says which one begins: （上）. Others have to follow. */
function partForms(lines: readonly HeadingLine[]): (line: HeadingLine) => HeadingForm | null {
  const parts = ['上', '中', '下'].filter(part =>
    lines.some(({ text, begins }) => begins && third.exec(text)?.[1] === part),
  )
  return ({ text, begins }) => {
    const part = begins ? third.exec(text)?.[1] : undefined
    return part === undefined
      ? null
      : { sign: 'bare', number: parts.indexOf(part) + 1, firm: false }
  }
}

export interface Headings {
  /** The sign of every line that is a heading, null for what is none. */
  readonly signs: readonly (HeadingSign | null)[]
  readonly contents: ContentsList
}

/** The headings among `lines`. Where `isReaders` is given it alone says which lines begin a chapter. */
export function headingsIn(
  lines: readonly HeadingLine[],
  isReaders: ((line: string) => boolean) | null = null,
): Headings {
  const { titles, entries } = listedTitles(lines, hasNumber)
  const partForm = partForms(lines)
  const forms = lines.map((line, i) => {
    if (line.begins && isReaders?.(line.text)) return readers
    if (line.isMarked) return marked
    if (entries.has(i)) return null
    // The name of a part of a book is a sign of its own.
    if (titles.has(i)) return namedForm(line.text) ?? marked
    const before = lines[i - 1]?.text ?? ''
    const form = formAt(line, before) ?? enclosedForm(line, before) ?? partForm(line)
    return form !== null && (runsOn(lines, i, form) || isComment(lines, i, form)) ? null : form
  })
  const { forms: listed, contents } = withoutContents(
    lines,
    withPoemTitles(lines, withDatedTitles(lines, withBoxedTitles(lines, inSeries(lines, forms)))),
  )
  return {
    signs: listed.map(form => form?.sign ?? null),
    contents: { lines: contents.lines + entries.size },
  }
}

/** Numbers tell a heading, and its level, better than a table does. */
const hasNumber = (text: string): boolean => (headingForm(text)?.number ?? null) !== null

function namedForm(text: string): HeadingForm | null {
  const form = headingForm(text)
  return form?.sign === 'named' ? form : null
}

/** Whether an item is the first line of a paragraph: what follows it there goes in clauses, or ends a sentence. */
function runsOn(lines: readonly HeadingLine[], at: number, { sign, firm }: HeadingForm): boolean {
  if (divisions.has(sign)) return false
  if (/^\p{Ll}/u.test(lines[at + 1]?.text ?? '')) return true
  let end = at + 1
  while (lines[end]?.isRest) end++
  const rest = lines.slice(at + 1, end).map(({ text }) => text)
  if (rest.length === 0) return false
  return !firm || rest.some(hasClauses) || endsSentence(rest.at(-1) ?? '')
}

/** Whether a line behind # is one of several in a row, as remarks in files of programs are. */
const isComment = (lines: readonly HeadingLine[], at: number, { prefix = '' }: HeadingForm) =>
  prefix.startsWith('#') &&
  [at - 1, at + 1].some(near => lines[near]?.text.startsWith(`${prefix} `))

const readers: HeadingForm = { sign: 'reader', number: null, firm: true }
const marked: HeadingForm = { sign: 'markup', number: null, firm: true }

/** The deepest level a heading can have. */
const deepest = 9

/** The level of each kind that occurs, from 1 without gaps; a named one stands beside the outermost. */
export function headingLevels(
  signs: Iterable<HeadingSign | null>,
): ReadonlyMap<HeadingSign, number> {
  const present = new Set(signs)
  const levels = new Map<HeadingSign, number>()
  for (const sign of headingSigns) {
    if (sign !== 'named' && present.has(sign)) levels.set(sign, Math.min(levels.size + 1, deepest))
  }
  // The reader's chapters come first: what they did not mean is inside one.
  if (present.has('named')) levels.set('named', present.has('reader') ? 2 : 1)
  return levels
}
