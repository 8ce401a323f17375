import type { Book, Paragraph } from '#domain/book'
import type { Cover } from '../cover.ts'
import type { OnProgress } from '#domain/progress-share'
import type { ImportedTranslation } from './bilingual/imported-translation.ts'
import type { ImportChoices, JoinedLine } from './choices.ts'
import type { ImportFormat } from './extensions.ts'
import type { Cue } from './subtitles/cues.ts'
import type { EncodingFindings, ImportFindings } from './findings.ts'
import type { XmlFault } from './xml/xml-fault.ts'

export type { ImportChoices, JoinedLine } from './choices.ts'
export type { ImportFindings } from './findings.ts'

/**
 * Something the reader should know before saving a book. The interface has a sentence for each
 * code.
 */
export interface ImportNotice {
  readonly code:
    | 'joined-lines'
    | 'cut-long-lines'
    | 'decoded-as'
    | 'encoded-twice'
    | 'box-end-guessed'
    | 'long-chapter'
    | 'left-out'
    | 'contents-left-out'
    | 'cells-left-out'
    | 'pictures'
    | 'missing-characters'
    | 'cut-off'
    | 'mixed-encodings'
    | 'cover-left-out'
    | 'mended-markup'
    | 'missing-parts'
    | 'headings-from-contents'
    | 'tracked-changes'
    | 'comments'
    | 'numbers-written'
    | 'several-translations'
    | 'two-columns'
    | 'pairs-left-out'
    | 'copies-left-out'
    | 'codes-left-out'
    | 'terms-as-text'
    | 'notes-in-file'
  /** The value in the sentence: a count, the name of an encoding, or the beginning of a line. */
  readonly detail: string
  /** The paragraph from which on it holds, counted from 1; absent if it holds for all. */
  readonly place?: string
}

export const importFaultCodes = [
  'import.empty',
  'import.binary',
  'import.encoding-unknown',
  'import.damaged-utf8',
  'import.wrong-encoding',
  'import.too-large',
  'import.unknown-format',
  'import.encrypted',
  'import.damaged-file',
  'import.dangerous-file',
  'import.old-word',
  'import.pdf',
  'import.mobi',
  'import.chm',
  'import.rtf',
  'import.packed',
  'import.no-text',
  'import.frames',
  'import.invalid',
] as const
export type ImportFaultCode = (typeof importFaultCodes)[number]

/** A book as it would be saved, with the paragraphs of each chapter. */
export interface BookText {
  readonly book: Book
  readonly chapters: readonly (readonly Paragraph[])[]
  /** The picture on its cover, if the file has one that is taken. */
  readonly cover?: Cover | undefined
}

/** Why a file cannot become a book. The interface has a sentence for each code. */
export interface ImportFault {
  readonly code: ImportFaultCode
  readonly file: string
  /** The line that the sentence names, counted from 1; absent if it names none. */
  readonly line?: number
  /** What breaks the rules of an XML format, and where; absent for any other fault. */
  readonly xml?: XmlFault
  /** The encodings the reader can still choose; absent if the encoding is not the problem. */
  readonly encoding?: EncodingFindings
}

export type ImportPreview =
  | {
      readonly ok: true
      readonly text: BookText
      readonly notices: readonly ImportNotice[]
      readonly findings: ImportFindings
      /** The line of the file with which each paragraph begins; null if that is not known. */
      readonly origins: readonly (JoinedLine | null)[]
      /** The translation that came with the text; absent if the text has none or keeps it. */
      readonly translation?: ImportedTranslation
      /** The cues of subtitles in one language, which a second file may pair. */
      readonly cues?: readonly Cue[]
    }
  | ({ readonly ok: false } & ImportFault)

/** One file format that the program can open. Pure: bytes in, a book out. Never throws. */
export interface Importer {
  /** Names the format; `extensions.ts` lists its extensions. */
  readonly id: ImportFormat
  /** How sure this importer is that `bytes` are of its format, from 0 to 1. */
  readonly sniff: (bytes: Uint8Array, fileName: string) => number
  /** Reads the book in `bytes` as `choices` say. `onProgress` receives the share that is done. */
  readonly parse: (
    bytes: Uint8Array,
    fileName: string,
    choices?: ImportChoices,
    onProgress?: OnProgress,
  ) => ImportPreview
}
