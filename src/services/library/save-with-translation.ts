import type { BookId } from '#domain/ids'
import { isBlank } from '#domain/rich-text'
import type { Operation } from '#domain/operation'
import { progressPart, noProgress, type OnProgress } from '#domain/progress-share'
import { besideParagraphs } from '#formats/import/bilingual/imported-translation'
import type { ImportPreview } from '#formats/import/importer'
import type { LibraryDb } from '#storage/db'
import { translationsOf } from '#storage/translations'
import { NothingWrittenError } from '../saving/nothing-written.ts'
import type { Writer } from '../saving/writer.ts'

/** Rows asked for at once. */
const atOnce = 500
/** How much of the work is done when it is known what there is: measured, and only to be told. */
const looked = 0.1

/**
 * Keeps the translation that came with a text as the reader's own: a draft, or to be looked at where it
 * is doubtful. Only where the reader has none; in one step, whole or, if that fails, as
 * something that waits to be saved. Answers how many paragraphs got one. `onProgress` receives the share that is done.
 */
export async function saveWithTranslation(
  tools: { readonly db: LibraryDb; readonly writer: Writer; readonly now: () => number },
  bookId: BookId,
  { text, translation }: ImportPreview & { readonly ok: true },
  onProgress: OnProgress = noProgress,
): Promise<number> {
  if (!translation) return 0
  const { db, writer, now } = tools
  await writer.flush()
  const beside = besideParagraphs(text, translation)
  const operations: Operation[] = []
  for (let start = 0; start < beside.length; start += atOnce) {
    onProgress((looked * start) / beside.length)
    const some = beside.slice(start, start + atOnce)
    const ids = some.map(({ paragraph }) => paragraph)
    const { rows } = await translationsOf(db, bookId, ids)
    const written = new Set(
      rows
        .filter(({ content, state }) => !isBlank(content) || state !== 'empty')
        .map(({ paragraphId }) => paragraphId),
    )
    for (const { paragraph, index, text: content, doubtful } of some) {
      if (written.has(paragraph)) continue
      const state = doubtful ? 'check' : 'draft'
      const row = {
        bookId,
        paragraphId: paragraph,
        index,
        content,
        state,
        updatedAt: now(),
      } as const
      operations.push({ table: 'translations', row })
    }
  }
  if (operations.length === 0) return 0
  try {
    await writer.writeWhole(operations, progressPart(onProgress, looked, 1))
  } catch (error) {
    if (!(error instanceof NothingWrittenError)) throw error
    writer.put(operations, 'none')
  }
  return operations.length
}
