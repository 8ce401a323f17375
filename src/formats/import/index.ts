import { noProgress, type OnProgress } from '#domain/progress-share'
import { tableText } from './bilingual/table-text.ts'
import { docx } from './docx/docx.ts'
import { epub } from './epub/epub.ts'
import { html } from './html/html.ts'
import type { ImportFormat } from './extensions.ts'
import type { ImportChoices, ImportPreview, Importer } from './importer.ts'
import { knownFault } from './known-signs.ts'
import { markdown } from './markdown/markdown.ts'
import { plainText } from './plain-text/plain-text.ts'
import { tbx } from './tbx/tbx.ts'
import { tmx } from './tmx/tmx.ts'
import { xliff } from './xliff/xliff.ts'

/** In the order in which they are asked; of two that are equally sure, the first reads a file. */
const importerOf: Readonly<Record<ImportFormat, Importer>> = {
  'plain-text': plainText,
  markdown,
  html,
  epub,
  docx,
  'table-text': tableText,
  tmx,
  xliff,
  tbx,
}

/** Every format that can be opened. */
export const importers: readonly Importer[] = Object.values(importerOf)

/** Reads `bytes` with the importer that is surest of their format. Never throws. */
export function previewImport(
  bytes: Uint8Array,
  fileName: string,
  choices: ImportChoices = {},
  onProgress: OnProgress = noProgress,
): ImportPreview {
  let best: Importer | null = null
  let surest = 0
  for (const importer of importers) {
    const sure = importer.sniff(bytes, fileName)
    if (sure > surest) [best, surest] = [importer, sure]
  }
  return (
    best?.parse(bytes, fileName, choices, onProgress) ?? {
      ok: false,
      code: knownFault(bytes) ?? 'import.unknown-format',
      file: fileName,
    }
  )
}
