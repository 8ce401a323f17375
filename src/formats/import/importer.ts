import type { Book, Paragraph } from '#domain/book'
import type { OnProgress } from '#domain/progress-share'
import type { ImportedTranslation } from './bilingual/imported-translation.ts'
import type { ImportChoices } from './choices.ts'
import type { ImportFormat } from './extensions.ts'
import type { EncodingFindings, ImportFindings } from './findings.ts'

export type { ImportChoices } from './choices.ts'
export type { ImportFindings } from './findings.ts'

/** Something the reader should know before keeping a text. The interface has a sentence for each code. */
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
    | 'mended-markup'
    | 'missing-parts'
    | 'headings-from-contents'
    | 'tracked-changes'
    | 'comments'
    | 'numbers-written'
    | 'third-language'
    | 'two-columns'
  /** What the sentence speaks of: a count, a name of an encoding, the beginning of a line. */
  readonly detail: string
}

export const importFaultCodes = [
  'import.empty',
  'import.binary',
  'import.encoding-unknown',
  'import.damaged-utf8',
  'import.cut-off',
  'import.wrong-encoding',
  'import.too-large',
  'import.unknown-format',
  'import.encrypted',
  'import.damaged-file',
  'import.dangerous-file',
  'import.old-word',
  'import.no-text',
  'import.frames',
] as const
export type ImportFaultCode = (typeof importFaultCodes)[number]

/** A book as it would be kept, with every paragraph, by chapter. */
export interface BookText {
  readonly book: Book
  readonly chapters: readonly (readonly Paragraph[])[]
}

/** Why a file cannot become a book. The interface has a sentence for each code. */
export interface ImportFault {
  readonly code: ImportFaultCode
  readonly file: string
  /** The line the sentence speaks of, counted from 1; absent where it speaks of none. */
  readonly line?: number
  /** What it could still be read as, if the reader says so; absent where no encoding is the matter. */
  readonly encoding?: EncodingFindings
}

export type ImportPreview =
  | {
      readonly ok: true
      readonly text: BookText
      readonly notices: readonly ImportNotice[]
      readonly findings: ImportFindings
      /** The translation that came with the text; absent where there is none, or the choices leave it in the text. */
      readonly translation?: ImportedTranslation
    }
  | ({ readonly ok: false } & ImportFault)

/** One file format the program can open. Pure: bytes in, a book out; never throws on any bytes. */
export interface Importer {
  /** Names the format; `extensions.ts` lists its extensions. */
  readonly id: ImportFormat
  /** How sure this importer is that `bytes` are its format, from 0 to 1. */
  readonly sniff: (bytes: Uint8Array, fileName: string) => number
  /** The book that `bytes` are, as far as `choices` do not say otherwise. `onProgress` receives the share that is done. */
  readonly parse: (
    bytes: Uint8Array,
    fileName: string,
    choices?: ImportChoices,
    onProgress?: OnProgress,
  ) => ImportPreview
}
