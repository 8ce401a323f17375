/**
 * What an importer saw in a file, as data: codes, counts and stretches of the text. The
 * interface has the words. A reader looks at it before anything is kept, and answers with `ImportChoices`.
 */
import type { TextEncodingName } from './encoding/encodings.ts'
import type { PatternFaultCode } from './line-pattern/pattern.ts'

export interface ImportFindings {
  /** Absent where the format itself says how it is encoded. */
  readonly encoding?: EncodingFindings
  /** Absent where lines mean nothing in the format. */
  readonly lines?: LineFindings
  /** What looks as if it were no part of the text. It is left out only where the choices name it. */
  readonly removals: readonly Removal[]
  /** What was left out, because the choices say so. */
  readonly removed: RemovedLines
  /** How the headings were told, the outermost first. */
  readonly chapters: readonly ChapterFinding[]
  readonly notes: NoteFindings
  /** What is told apart from the running text, and kept. */
  readonly setApart: readonly SetApart[]
  /** Patterns among the choices that were not used, and why. */
  readonly patternFaults: readonly LinePatternFault[]
  /** Absent where the source holds no translation. */
  readonly translation?: TranslationFindings
}

/** Nothing found: what an importer starts from. */
export const noFindings: ImportFindings = {
  removals: [],
  removed: { lines: 0, characters: 0 },
  chapters: [],
  notes: { found: 0, apart: false, examples: [] },
  setApart: [],
  patternFaults: [],
}

export interface EncodingFindings {
  /** The encoding the text was read in; null where it could not be read. */
  readonly used: TextEncodingName | null
  /** Those the bytes may be in, the likeliest first. */
  readonly possible: readonly PossibleEncoding[]
  /** Bytes that were no characters and were replaced by U+FFFD, because the reader said so. */
  readonly replaced?: Replaced
}

export interface PossibleEncoding {
  readonly encoding: TextEncodingName
  /** From 0, which is a guess no better than another, to 1, which is certainty. */
  readonly sure: number
  /** Whether every byte is accounted for; if not, only a lossy reading is possible. */
  readonly whole: boolean
}

export interface Replaced {
  /** How many U+FFFD were put in. */
  readonly count: number
  /** Where the first one stands, lines counted from 1. */
  readonly line: number
}

export interface LineFindings {
  /** Whether lines of the file are lines of print, several to a paragraph. */
  readonly wrapped: boolean
  /** How wide print set them, counted in Han characters; null where they are not of one width. */
  readonly width: number | null
  /** How many ends of lines were joined over. */
  readonly joined: number
}

export type RemovalKind =
  'page-number' | 'page-rule' | 'running-header' | 'web-noise' | 'advert' | 'line-mark' | 'comment'

/** Whether an entry of `ImportChoices.dropLines` names a `Removal`; else it is a pattern of the reader's. */
export const isRemovalId = (entry: string): boolean => entry.startsWith('@')

/** An offer to leave something out. */
export interface Removal {
  /** Its name in `ImportChoices.dropLines`; the same for the same file whatever the choices are. */
  readonly id: string
  readonly kind: RemovalKind
  /** How many lines it is about. */
  readonly count: number
  /** The first three of them that differ, cut to 80 characters. */
  readonly examples: readonly string[]
  /** Whether the choices name it. */
  readonly accepted: boolean
}

export interface RemovedLines {
  /** Lines left out whole. */
  readonly lines: number
  /** Characters left out, white space not counted. */
  readonly characters: number
}

/** How a heading shows that it is one, from the outermost to the innermost, as print nests them. */
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

export interface ChapterFinding {
  readonly sign: HeadingSign
  /** The level of these headings: 1 begins a chapter. */
  readonly level: number
  readonly count: number
  /** The first of them, cut to 80 characters. */
  readonly example: string
}

export interface NoteFindings {
  /** How many notes stand between the lines of the text, in brackets or as ruby. */
  readonly found: number
  /** Whether they are marked as notes. */
  readonly apart: boolean
  /** The first three that differ, cut to 80 characters. */
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
  /** Whether it stands beside the text; if not, it is a part of it, as the choices say. */
  readonly apart: boolean
  /** Paragraphs of the text that have something beside them. */
  readonly paired: number
  /** Paragraphs of the text that have nothing. */
  readonly gaps: number
  /** Those that somebody should look at. */
  readonly doubtful: number
  /** Paragraphs in a third language, each of which stands beside the text after the translation. */
  readonly others: number
}

export interface LinePatternFault {
  /** As the reader wrote it. */
  readonly pattern: string
  readonly code: PatternFaultCode
}
