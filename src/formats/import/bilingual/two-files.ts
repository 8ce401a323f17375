/** A text and its translation that come in two files. */
import { pairTexts } from '#domain/align/pair-texts'
import { noProgress, type OnProgress } from '#domain/progress-share'
import type { ImportPreview } from '../importer.ts'
import { translationFindings } from './separate.ts'
import { asRichText } from './rich-text-of.ts'
import { isChinese } from './sides.ts'

/** What was found in a file that can be kept. */
type Readable = ImportPreview & { readonly ok: true }

/**
 * Which of two texts is the source; null where their languages do not say it: both are Chinese or
 * neither is, and then only the reader can.
 */
export function sourceOf(first: Readable, second: Readable): Readable | null {
  const [one, two] = [first, second].map(({ text }) => isChinese(text.book.language))
  if (one === two) return null
  return one ? first : second
}

/** `source` with what `translation` says beside its paragraphs; a translation it has already is left in its place. `onProgress` receives the share that is done. */
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
