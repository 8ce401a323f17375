import { sidesIn } from '#domain/exporting/export-format'
import { emptyText, isBlank } from '#domain/rich-text'
import { withoutControls } from '#domain/text/control-characters'
import type { ExportLabels, Project } from './exporter.ts'
import { escapeHtml, htmlText } from './html-text.ts'
import { sourceText } from './looks.ts'

export interface CopiedPairs {
  readonly text: string
  readonly html: string
}

/**
 * Returns the paragraphs of `project` with both sides for the clipboard, plain and with formats: no
 * title, no marks, and nothing for a translation that is missing.
 */
export function copiedPairs(
  { book, chapters, translations, sides, leads }: Project,
  { language }: Pick<ExportLabels, 'language'>,
): CopiedPairs {
  const pairs = chapters.flat().map(paragraph => {
    const texts = {
      source: { rich: sourceText(paragraph), tag: book.language },
      translation: { rich: translations.get(paragraph.id)?.content ?? emptyText, tag: language },
    }
    return sidesIn(sides, leads)
      .map(side => texts[side])
      .filter(({ rich }) => !isBlank(rich))
  })
  return {
    text: pairs
      .map(texts => texts.map(({ rich }) => withoutControls(rich.text)).join('\n'))
      .join('\n\n'),
    html: pairs
      .flat()
      .map(({ rich, tag }) => `<p lang="${escapeHtml(tag)}">${htmlText(rich)}</p>`)
      .join(''),
  }
}
