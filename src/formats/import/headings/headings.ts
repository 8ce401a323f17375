/**
 * Finds the headings of a text. `heading-forms.ts` recognizes a heading by the line alone; here the
 * lines around it decide. A line in mid-sentence is not a heading. Numbers that do not form a
 * series do not number chapters. A run of headings without text between them is a list or a table
 * of contents.
 */
import { endsSentence, hasClauses } from '#domain/text/sentence'
import { divisions, reasonOf, type HeadingForm } from './heading-form.ts'
import { headingForm } from './heading-forms.ts'
import { withBoxedTitles } from './boxed-titles.ts'
import { withDatedTitles } from './dated-titles.ts'
import { withoutContents, type ContentsList } from './contents-lists.ts'
import { headingSigns, type HeadingReason, type HeadingSign } from '../findings.ts'
import { inSeries } from './heading-series.ts'
import { withNumberedNames } from './numbered-names.ts'
import { withTitlesAboveNumbers } from './titles-above-numbers.ts'
import { withPoemTitles } from './poem-titles.ts'
import { withSetOffTitles } from './set-off-titles.ts'
import { arabic, han, capturedNumber, ruleSign } from './heading-numbers.ts'
import { listedTitles } from './listed-titles.ts'

/** The facts about a line that decide whether it is a heading. */
export interface HeadingLine {
  readonly text: string
  /** Whether it may begin a paragraph, because the line before does not run over into it. */
  readonly begins: boolean
  /** Whether it continues the printed line before it. */
  readonly isRest?: boolean
  /** Whether the file marks it as a heading. */
  readonly isMarked?: boolean
  /** Whether there is no blank line before it. */
  readonly isClose?: boolean
  /** Whether it is known to be no part of the text, such as an advert. */
  readonly isAside?: boolean
}

/** A line before a heading must end a sentence if it is longer than this. */
const shortLine = 40
/**
 * Returns the sign by which `line` may be a heading; null if it cannot be one. `before` is the line
 * before it, empty at the start.
 */
export function headingKind(line: string, before: string): HeadingSign | null {
  return formAfter(before, headingForm(line))?.sign ?? null
}

/** `isNext` says whether a form has the number that is due. It is then a heading after any line. */
function formAfter(
  before: string,
  form: HeadingForm | null,
  isNext: (form: HeadingForm) => boolean = () => false,
): HeadingForm | null {
  if (form === null || form.firm || !divisions.has(form.sign)) return form
  const isSeparate = before === '' || endsSentence(before) || before.length <= shortLine
  if (isSeparate) return form
  return isNext(form) ? { ...form, why: 'series' } : null
}

const enclosed = new RegExp(
  `^(?:[（(【]\\s*(${han}{1,4}|${arabic}{1,3})\\s*[）)】]|${ruleSign}{1,20}\\s*(${han}{1,4}|${arabic}{1,3})\\s*${ruleSign}{1,20}|第\\s?(${han}{1,4}|${arabic}{1,3})\\s?[页頁])$`,
)
/** The longest name of a story that may precede its first number. */
const longestName = 16

/**
 * The form of a number alone in brackets or between dashes, or of 第3页, by which stories number
 * their parts. It needs others to follow. Page numbers were set aside before.
 */
function enclosedForm({ text, begins }: HeadingLine, before: string): HeadingForm | null {
  const found = begins ? enclosed.exec(text) : null
  const isSeparate = endsSentence(before) || before.length <= longestName
  return found !== null && isSeparate
    ? { sign: 'bare', number: capturedNumber(found), firm: false }
    : null
}

const third = /^[（(【]?([上中下])[）)】]?$/

/**
 * Recognizes the parts of a story in two or three parts, alone on a line: （上）. Others must follow.
 */
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
  /** The sign of each line; null if it is not a heading. */
  readonly signs: readonly (HeadingSign | null)[]
  /** Why each line is a heading; null if it is not. */
  readonly reasons: readonly (HeadingReason | null)[]
  readonly contents: ContentsList
}

/**
 * Returns the headings among `lines`. If `isReaders` is given, it alone decides which begin a
 * chapter.
 */
export function headingsIn(
  lines: readonly HeadingLine[],
  isReaders: ((line: string) => boolean) | null = null,
): Headings {
  const own = lines.map(({ text, begins }) => (begins ? headingForm(text) : null))
  const { titles, entries } = listedTitles(lines, own)
  const partForm = partForms(lines)
  const { isNext, note } = numbersInOrder()
  const forms = lines.map((line, i) => {
    if (line.begins && isReaders?.(line.text)) return readers
    if (line.isMarked) return marked
    if (entries.has(i)) return null
    const before = lineBefore(lines, i)
    const listed = titles.get(i)
    const form =
      listed ??
      formAfter(before, own[i] ?? null, isNext) ??
      enclosedForm(line, before) ??
      partForm(line)
    if (form === null) return null
    if (!listed && (runsOn(lines, i, form) || isComment(lines, i, form))) return null
    note(form)
    return form
  })
  const { forms: kept, contents } = withoutContents(
    lines,
    withUnnumbered(
      lines,
      withNumberedNames(lines, withTitlesAboveNumbers(lines, inSeries(lines, forms))),
    ),
  )
  return {
    signs: kept.map(form => form?.sign ?? null),
    reasons: kept.map(form => form && reasonOf(form)),
    contents: { lines: contents.lines + entries.size },
  }
}

/** Adds titles without numbers, each kind only if those before it do not divide the text. */
const withUnnumbered = (
  lines: readonly HeadingLine[],
  forms: readonly (HeadingForm | null)[],
): readonly (HeadingForm | null)[] =>
  [withBoxedTitles, withDatedTitles, withPoemTitles, withSetOffTitles].reduce(
    (found, add) => add(lines, found),
    forms,
  )

/** The line before; empty if it is a rule or no part of the text. */
function lineBefore(lines: readonly HeadingLine[], at: number): string {
  const before = lines[at - 1]
  return before === undefined || before.isAside || !/[\p{L}\p{N}]/u.test(before.text)
    ? ''
    : before.text
}

/** Returns a function that says whether a form has the next number, and one that notes a form. */
function numbersInOrder() {
  const last = new Map<HeadingSign, number>()
  return {
    isNext: ({ sign, number }: HeadingForm): boolean =>
      number !== null && number === (last.get(sign) ?? -1) + 1,
    note: ({ sign, number }: HeadingForm): void => {
      if (number !== null) last.set(sign, number)
    },
  }
}

/**
 * Whether an item is the first line of a paragraph: the lines after it have clauses or end a
 * sentence.
 */
function runsOn(lines: readonly HeadingLine[], at: number, { sign, firm }: HeadingForm): boolean {
  if (divisions.has(sign)) return false
  if (/^\p{Ll}/u.test(lines[at + 1]?.text ?? '')) return true
  let end = at + 1
  while (lines[end]?.isRest) end++
  const rest = lines.slice(at + 1, end).map(({ text }) => text)
  if (rest.length === 0) return false
  return !firm || rest.some(hasClauses) || endsSentence(rest.at(-1) ?? '')
}

/** Whether a line after # is one of several in a row, like the comments in a program's files. */
const isComment = (lines: readonly HeadingLine[], at: number, { prefix = '' }: HeadingForm) =>
  prefix.startsWith('#') &&
  [at - 1, at + 1].some(near => lines[near]?.text.startsWith(`${prefix} `))

const readers: HeadingForm = { sign: 'reader', number: null, firm: true, why: 'reader' }
const marked: HeadingForm = { sign: 'markup', number: null, firm: true, why: 'markup' }

/** The deepest level a heading can have. */
const deepest = 9

/**
 * Returns the level of each sign that occurs, from 1 without gaps. Named headings have the
 * outermost.
 */
export function headingLevels(
  signs: Iterable<HeadingSign | null>,
): ReadonlyMap<HeadingSign, number> {
  const present = new Set(signs)
  const levels = new Map<HeadingSign, number>()
  for (const sign of headingSigns) {
    if (sign !== 'named' && present.has(sign)) levels.set(sign, Math.min(levels.size + 1, deepest))
  }
  // The reader's chapters are outermost, so named headings are inside them.
  if (present.has('named')) levels.set('named', present.has('reader') ? 2 : 1)
  return levels
}
