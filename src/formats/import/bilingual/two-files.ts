/** Pairs a text with its translation from another file. */
import { pairTexts } from '#domain/align/pair-texts'
import { noProgress, type OnProgress } from '#domain/progress-share'
import type { ImportPreview } from '../importer.ts'
import { translationFindings } from './separate.ts'
import { asRichText } from './rich-text-of.ts'
import { isChinese } from './sides.ts'

/** The preview of a file that can be imported. */
type Readable = ImportPreview & { readonly ok: true }

/**
 * Returns the one of two texts that is the source, the Chinese one. Returns null if both or neither
 * are Chinese; then the reader must decide.
 */
export function sourceOf(first: Readable, second: Readable): Readable | null {
  const [one, two] = [first, second].map(({ text }) => isChinese(text.book.language))
  if (one === two) return null
  return one ? first : second
}

/**
 * Pairs `translation` with the paragraphs of `source`. A source that already has a translation is
 * returned unchanged. `onProgress` receives the share that is done.
 */
export function pairTwoFiles(
  source: Readable,
  translation: Readable,
  onProgress: OnProgress = noProgress,
): Readable {
  if (source.translation) return source
  const paragraphs = translation.text.chapters.flat()
  const found = {
    language: translation.text.book.language,
    texts: paragraphs.map(({ text, inlines }) =>
      asRichText({
        text,
        inlines: (inlines ?? []).flatMap(inline =>
          inline.kind === 'noteReference' ? [] : [inline],
        ),
      }),
    ),
    pairing: pairTexts(source.text.chapters.flat(), paragraphs, onProgress),
  }
  return {
    ...source,
    translation: found,
    findings: {
      ...source.findings,
      translation: translationFindings(found, true),
    },
  }
}
