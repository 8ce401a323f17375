import type { Side } from '../anchor.ts'

/**
 * The formats that a book can be exported to, in the order of the dialog. Each but PDF, which is
 * printed, needs an exporter in `formats/export/index.ts`, and each in the words of each language
 * its name and what it is for, `exporting.formats.<format>` and `exporting.about.<format>`.
 */
export const exportFormats = [
  'docxTranslation',
  'docxBilingual',
  'docxReview',
  'pdf',
  'epub',
  'html',
  'markdown',
  'plainText',
  'notesTable',
  'webAnnotations',
  'tmx',
  'xliff2',
  'xliff1',
  'xliffOmegat',
  'tbx3',
  'tbx2',
  'anki',
  'pairsCsv',
  'pairsTsv',
] as const
export type ExportFormat = (typeof exportFormats)[number]
/** Those whose files an exporter writes. */
export type WrittenFormat = Exclude<ExportFormat, 'pdf'>

export const exportSides = ['both', 'source', 'translation'] as const
/** The sides whose text is exported. */
export type ExportSides = (typeof exportSides)[number]

/** What the reader can choose for a format. */
export interface ExportOffers {
  /** The sides that it can have, the usual one first. With one of them there is no choice. */
  readonly sides: readonly ExportSides[]
  /** Which side comes first can be chosen, if both are exported. */
  readonly order: boolean
  /** Which marks and notes it has can be chosen. */
  readonly marks: boolean
  /** Which paragraphs it has can be chosen by the state of their translation. */
  readonly states: boolean
  /**
   * Links back to the library can be left out. Missing in formats without them, and in those where
   * they are data.
   */
  readonly links?: true
  /** How it is shown before it is written: as a page, as columns, or as the text of the file. */
  readonly preview: 'page' | 'columns' | 'text'
}

/** What can be chosen for paper. */
export const paperOffers = {
  sides: exportSides,
  order: true,
  marks: true,
  states: true,
  links: true,
  preview: 'columns',
} as const satisfies ExportOffers

/** The sides that come first and second. */
export const inOrder = (leads: Side): readonly [Side, Side] =>
  leads === 'source' ? ['source', 'translation'] : ['translation', 'source']

/** The sides that `sides` has, in the order in which `leads` is first. */
export const sidesIn = (sides: ExportSides, leads: Side): readonly Side[] =>
  sides === 'both' ? inOrder(leads) : [sides]

/** The endings of exports that every system opens with a program that only shows them. */
export const openedExtensions = ['md', 'txt', 'docx', 'pdf', 'epub', 'csv'] as const
