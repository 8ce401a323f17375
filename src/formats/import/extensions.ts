/**
 * The file name extensions of each format that can be imported, for the dialogs that choose files
 * and folders. Each format needs an importer in `index.ts`, which knows a file by its own tests
 * (`sniff`). This list is data without imports, so that main need not load the importers.
 */
export const extensionsOf = {
  'plain-text': ['txt', 'text'],
  markdown: ['md', 'markdown', 'mdown', 'mkd'],
  html: ['html', 'htm', 'xhtml', 'xht', 'mhtml', 'mht', 'rss', 'atom'],
  epub: ['epub'],
  docx: ['docx', 'docm', 'dotx'],
  'table-text': ['tsv', 'csv'],
  tmx: ['tmx', 'gz'],
  xliff: ['xlf', 'xliff', 'sdlxliff', 'mqxliff', 'mxliff'],
  tbx: ['tbx'],
} as const

export type ImportFormat = keyof typeof extensionsOf

/** All extensions, in the order in which a dialog shows them. */
export const importExtensions: readonly string[] = Object.values(extensionsOf).flat()

/**
 * The extensions of files that a reader may choose. Feeds are often called `.xml`, but most such
 * files in a folder are no texts. ODT, RTF and backups come back from a
 * review.
 */
export const chosenExtensions: readonly string[] = [
  ...importExtensions,
  'xml',
  'odt',
  'rtf',
  'duizhao',
]
