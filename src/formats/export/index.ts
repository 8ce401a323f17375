import type { ExportFormat } from '#domain/exporting/export-format'
import { bilingualHtml } from './bilingual-html.ts'
import { bilingualMarkdown } from './bilingual-markdown.ts'
import type { Exporter } from './exporter.ts'
import { notesTable } from './notes-table.ts'
import { webAnnotations } from './web-annotations.ts'

/** All export formats. */
export const exporters = {
  markdown: bilingualMarkdown,
  html: bilingualHtml,
  notesTable,
  webAnnotations,
} as const satisfies Record<ExportFormat, Exporter>
