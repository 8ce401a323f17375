/**
 * What an importer found in a file, as data: codes, counts and excerpts. The interface has the
 * words. The reader sees it before the book is saved, and decides with `ImportChoices`.
 */
import type { TaughtRule } from '#domain/library/taught'
import type { TextEncodingName } from './encoding/encodings.ts'
import type { PatternFaultCode } from './line-pattern/pattern.ts'

export interface ImportFindings {
  /** Absent if the format declares its encoding. */
  readonly encoding?: EncodingFindings
  /** Absent if line ends mean nothing in the format. */
  readonly lines?: LineFindings
  /**
   * Lines that look as if they were not part of the text. Only those the choices name are left out.
   */
  readonly removals: readonly Removal[]
  /** The amount of text that was left out. */
  readonly removed: RemovedLines
  /** The kinds of headings that were found, the outermost first. */
  readonly chapters: readonly ChapterFinding[]
  /** Why each heading of the text is one, in their order. */
  readonly reasons: readonly HeadingReason[]
  readonly notes: NoteFindings
  /** Paragraphs that are marked as something other than running text. All are kept. */
  readonly setApart: readonly SetApart[]
  /** What the reader taught about lines; absent if nothing can be taught about this file. */
  readonly taught?: readonly TaughtFinding[]
  /** The patterns among the choices that could not be used, each with the reason. */
  readonly patternFaults: readonly LinePatternFault[]
  /** Absent if the source holds no translation. */
  readonly translation?: TranslationFindings
}

/** Empty findings, which an importer adds to. */
export const noFindings: ImportFindings = {
  removals: [],
  removed: { lines: 0, characters: 0 },
  chapters: [],
  reasons: [],
  notes: { found: 0, apart: false, examples: [] },
  setApart: [],
  patternFaults: [],
}

export interface EncodingFindings {
  /** The encoding in which the text was read; null if it could not be read. */
  readonly used: TextEncodingName | null
  /** The encodings that the bytes may be in, the likeliest first. */
  readonly possible: readonly PossibleEncoding[]
  /**
   * Invalid bytes that were replaced by U+FFFD; present only if the reader chose a lossy reading.
   */
  readonly replaced?: Replaced
  /**
   * The line, counted from 1, in which the file ends inside a character, which was left out; absent
   * if the file ends after a whole one.
   */
  readonly cutOff?: number
  /** Where the text goes on in another encoding; absent if the whole is in one. */
  readonly changes?: readonly EncodingChange[]
}

export interface EncodingChange {
  readonly encoding: TextEncodingName
  /** The offset in the decoded text, in UTF-16 code units. */
  readonly at: number
}

export interface PossibleEncoding {
  readonly encoding: TextEncodingName
  /** The confidence, from 0 (a mere guess) to 1 (certain). */
  readonly sure: number
  /** Whether all bytes are valid in this encoding; if not, only a lossy reading is possible. */
  readonly whole: boolean
}

export interface Replaced {
  /** The number of U+FFFD that were inserted. */
  readonly count: number
  /** The line of the first one, counted from 1. */
  readonly line: number
}

export interface LineFindings {
  /** Whether the file is wrapped: its lines are lines of print, several to a paragraph. */
  readonly wrapped: boolean
  /** The width of a full line in Han characters; null if lines have no common width. */
  readonly width: number | null
  /** The number of line ends that were removed by joining lines. */
  readonly joined: number
}

export type RemovalKind =
  | 'page-number'
  | 'page-rule'
  | 'running-header'
  | 'web-noise'
  | 'advert'
  | 'line-mark'
  | 'comment'
  | 'address-within'
  | 'advert-within'
  | 'break-within'

/**
 * Whether an entry of `ImportChoices.dropLines` names a `Removal`; if not, it is a reader's
 * pattern.
 */
export const isRemovalId = (entry: string): boolean => entry.startsWith('@')

/** An offer to leave something out. */
export interface Removal {
  /** Its name in `ImportChoices.dropLines`. It depends on the file alone, not on the choices. */
  readonly id: string
  readonly kind: RemovalKind
  /** The number of lines in the offer, or of places within lines. */
  readonly count: number
  /** The first three different lines, cut to 80 characters. */
  readonly examples: readonly string[]
  /** Present if parts of lines are cut out: the places, at most 200. */
  readonly within?: readonly CutExcerpt[]
  /** Whether the choices name it. */
  readonly accepted: boolean
}

/** A part of a line that is cut out, with the words around it. */
export interface CutExcerpt {
  readonly before: string
  readonly cut: string
  readonly after: string
}

export interface RemovedLines {
  /** Whole lines that were left out. */
  readonly lines: number
  /** Places within lines that were cut out; absent if there are none. */
  readonly places?: number
  /** Characters that were left out, without white space. */
  readonly characters: number
}

/** The signs by which headings are recognized, from the outermost to the innermost in print. */
export const headingSigns = [
  'reader',
  'markup',
  'part',
  'volume',
  'ordinal',
  'chapter',
  'boxed',
  'section',
  'comma',
  'parenthesis',
  'arabic',
  'bare',
  'decimal',
  'subdecimal',
  'arabicParenthesis',
  'named',
] as const
export type HeadingSign = (typeof headingSigns)[number]

/**
 * Why a line is a heading: the reader's own pattern, the file's mark, an entry in the contents, its
 * name (序言), its form (第一章), its number in a series, the brackets around it, a date alone on its
 * line, its place above a poem, the blank
 * lines around it, or its place at the head of the text.
 */
export const headingReasons = [
  'reader',
  'markup',
  'contents',
  'name',
  'form',
  'series',
  'boxed',
  'date',
  'poem',
  'apart',
  'title',
] as const
export type HeadingReason = (typeof headingReasons)[number]

export interface ChapterFinding {
  readonly sign: HeadingSign
  /** The level of these headings, from 1. */
  readonly level: number
  readonly count: number
  /** The first such heading, cut to 80 characters. */
  readonly example: string
}

export interface NoteFindings {
  /** The number of notes within the text, in brackets or as ruby. */
  readonly found: number
  /** Whether they are marked as notes. */
  readonly apart: boolean
  /** The first three different notes, cut to 80 characters. */
  readonly examples: readonly string[]
}

export type SetApartKind =
  | 'title-page'
  | 'contents'
  | 'box'
  | 'marker'
  | 'dateline'
  | 'caption'
  | 'verse'
  | 'quotation'
  | 'note'
  | 'ruby'

export interface SetApart {
  readonly kind: SetApartKind
  readonly count: number
}

/** A translation that came with the text. */
export interface TranslationFindings {
  /** BCP 47. */
  readonly language: string
  /**
   * Whether it is paired with the text. If not, it stays in the text, because the choices say so.
   */
  readonly apart: boolean
  /** Paragraphs of the text that have a translation. */
  readonly paired: number
  /** Paragraphs of the text that have no translation. */
  readonly gaps: number
  /** Pairs that the reader should review. */
  readonly doubtful: number
  /** Paragraphs of the text that have several translations. */
  readonly others: number
}

export interface TaughtFinding extends TaughtRule {
  /** The number of lines that the pattern meets. */
  readonly count: number
  /** Why the rule is not used. */
  readonly fault?: PatternFaultCode
}

export interface LinePatternFault {
  /** The pattern as the reader wrote it. */
  readonly pattern: string
  readonly code: PatternFaultCode
}
