/** What the reader chose to export of a book, and how it is remembered. */
import type { Side } from '../anchor.ts'
import type { Annotation } from '../annotation.ts'
import { isSafeName, type BookId } from '../ids.ts'
import { kindStates, stateOf, type KindState } from '../kinds/index.ts'
import { hasWords } from '../marking/has-words.ts'
import { checkedPaper, usualPaper, type PaperChoices } from '../paper/paper-choices.ts'
import { foldTag, tagLine } from '../tags.ts'
import { translationStates, type TranslationState } from '../translation.ts'
import { exportFormats, exportSides, type ExportFormat, type ExportSides } from './export-format.ts'

export const markChoices = ['all', 'worded', 'none'] as const
export const rangeChoices = ['book', 'chapters', 'selection'] as const

export interface ExportChoices {
  readonly format: ExportFormat
  /** Those of the format, if it does not offer these. */
  readonly sides: ExportSides
  readonly leads: Side
  /** Whether paragraphs and marks have links back to them, if a format can have these. */
  readonly links: boolean
  /** All marks, those with words (`hasWords`), or none. */
  readonly marks: (typeof markChoices)[number]
  /** The categories and states whose marks are left out, so that later ones are not. */
  readonly withoutCategories: readonly string[]
  readonly withoutKindStates: readonly KindState[]
  /** Only marks with one of these tags, or under one; all marks if the list is empty. */
  readonly tags: readonly string[]
  /** The states of translations whose paragraphs are left out. */
  readonly withoutStates: readonly TranslationState[]
  readonly range: (typeof rangeChoices)[number]
  /** The first and the last chapter of the range, from 0. */
  readonly fromChapter: number
  readonly toChapter: number
  /** How it is set on paper, for PDF and print. */
  readonly paper: PaperChoices
}

/** What is chosen before the reader chooses: the whole book as a text for a publisher. */
export const usualChoices: ExportChoices = {
  format: 'docxTranslation',
  sides: 'both',
  leads: 'source',
  links: true,
  marks: 'all',
  withoutCategories: [],
  withoutKindStates: [],
  tags: [],
  withoutStates: [],
  range: 'book',
  fromChapter: 0,
  toChapter: 0,
  paper: usualPaper,
}

/** Whether a mark is exported. */
export function isWanted(mark: Annotation, choices: ExportChoices): boolean {
  if (choices.marks === 'none' || mark.deletedAt !== null) return false
  if (choices.marks === 'worded' && !hasWords(mark)) return false
  if (choices.withoutCategories.includes(mark.category)) return false
  const state = stateOf(mark)
  if (state !== null && choices.withoutKindStates.includes(state)) return false
  if (choices.tags.length === 0) return true
  const wanted = new Set(choices.tags.map(foldTag))
  return mark.tags.some(tag => tagLine(tag).some(above => wanted.has(foldTag(above))))
}

/** The most UTF-16 units of remembered choices. */
export const longestChoices = 40_000
/** The most books whose choices are remembered. */
const mostBooks = 40
/** The most categories, and the most tags, that are remembered of a choice. */
const mostNames = 50

/** Returns the choices for `book` among those that are remembered as `text`. */
export function choicesFor(book: BookId, text: string): ExportChoices {
  const found = entriesOf(text).find(([id]) => id === book)?.[1]
  return checked(found)
}

/** Returns `text` with `choices` for `book`, as the latest. */
export function withChoices(text: string, book: BookId, choices: ExportChoices): string {
  const others = entriesOf(text).filter(([id]) => id !== book)
  const bounded = {
    ...choices,
    // The reader selects something else each time.
    range: choices.range === 'selection' ? 'book' : choices.range,
    withoutCategories: choices.withoutCategories.slice(0, mostNames),
    tags: choices.tags.slice(0, mostNames),
  }
  const entries = [[book, bounded] as const, ...others].slice(0, mostBooks)
  while (entries.length > 1 && JSON.stringify(entries).length > longestChoices) entries.pop()
  const written = JSON.stringify(entries)
  return written.length > longestChoices ? '' : written
}

function entriesOf(text: string): readonly (readonly [string, unknown])[] {
  const entries = parsed(text)
  if (!Array.isArray(entries)) return []
  return entries.flatMap((entry: unknown) =>
    Array.isArray(entry) && typeof entry[0] === 'string' ? [[entry[0], entry[1]] as const] : [],
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Returns the choices in `value`, and the usual one for each that is missing or not possible. */
function checked(value: unknown): ExportChoices {
  const own: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {}
  const one = <T>(key: keyof ExportChoices, possible: readonly T[], usual: T): T =>
    possible.find(name => name === own[key]) ?? usual
  const many = <T>(key: keyof ExportChoices, possible: readonly T[]): readonly T[] => {
    const given = own[key]
    return Array.isArray(given) ? possible.filter(name => given.includes(name)) : []
  }
  const names = (key: keyof ExportChoices): readonly string[] => {
    const given = own[key]
    return Array.isArray(given) ? given.filter(name => typeof name === 'string') : []
  }
  const chapter = (key: 'fromChapter' | 'toChapter'): number => {
    const given = own[key]
    return typeof given === 'number' && Number.isInteger(given) && given >= 0 ? given : 0
  }
  return {
    format: one('format', exportFormats, usualChoices.format),
    sides: one('sides', exportSides, usualChoices.sides),
    leads: one<Side>('leads', ['source', 'translation'], usualChoices.leads),
    links: one('links', [true, false], usualChoices.links),
    marks: one('marks', markChoices, usualChoices.marks),
    withoutCategories: names('withoutCategories').filter(isSafeName),
    withoutKindStates: many('withoutKindStates', kindStates),
    tags: names('tags'),
    withoutStates: many('withoutStates', translationStates),
    range: one('range', rangeChoices, usualChoices.range),
    fromChapter: chapter('fromChapter'),
    toChapter: chapter('toChapter'),
    paper: checkedPaper(own['paper']),
  }
}
