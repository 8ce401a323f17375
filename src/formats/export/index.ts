import type { WrittenFormat } from '#domain/exporting/export-format'
import { bilingualHtml } from './html/bilingual-html.ts'
import { bilingualMarkdown } from './bilingual-markdown.ts'
import { docxReview } from './docx/review-table.ts'
import { docxBilingual, docxTranslation } from './docx/running-text.ts'
import type { Exporter } from './exporter.ts'
import { epub } from './epub/epub.ts'
import { tmx } from './exchange/tmx.ts'
import { xliff1, xliffOmegat } from './exchange/xliff1.ts'
import { xliff2 } from './exchange/xliff2.ts'
import { tbx2, tbx3 } from './exchange/tbx.ts'
import { anki } from './tables/anki.ts'
import { pairsCsv, pairsTsv } from './tables/pairs-table.ts'
import { notesTable } from './tables/notes-table.ts'
import { plainText } from './plain-text.ts'
import { webAnnotations } from './web-annotations.ts'

/** The formats whose files are written here. */
export const exporters: Readonly<Record<WrittenFormat, Exporter>> = {
  docxTranslation,
  docxBilingual,
  docxReview,
  html: bilingualHtml,
  markdown: bilingualMarkdown,
  plainText,
  notesTable,
  webAnnotations,
  epub,
  tmx,
  xliff2,
  xliff1,
  xliffOmegat,
  tbx3,
  tbx2,
  anki,
  pairsCsv,
  pairsTsv,
}
