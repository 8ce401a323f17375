import type { BookId } from '#domain/ids'
import { isBlank } from '#domain/rich-text'
import { versionOf } from '#domain/history'
import { targetOf, type Operation } from '#domain/operation'
import { progressPart, noProgress, type OnProgress } from '#domain/progress-share'
import type { BesideParagraph } from '#formats/import/bilingual/imported-translation'
import type { LibraryDb } from '#storage/db'
import { translationsOf } from '#storage/translations'
import { NothingWrittenError } from '../saving/nothing-written.ts'
import type { Writer } from '../saving/writer.ts'

/** How many rows are read at once. */
const atOnce = 500
/**
 * The share of the work that reading the present rows is. It was measured, and only progress uses
 * it.
 */
const looked = 0.1

/**
 * Saves the translation that came with a text as the reader's own: in the states that its file
 * states, or else as drafts, or for review if the pair is doubtful, and only in paragraphs that
 * have none. Other translations of a paragraph become versions of it. Writes in one step; if that
 * fails, the rows wait to be saved. Resolves with the number of paragraphs that got one.
 * `onProgress` receives the share that is done.
 */
export async function saveWithTranslation(
  tools: { readonly db: LibraryDb; readonly writer: Writer; readonly now: () => number },
  bookId: BookId,
  beside: readonly BesideParagraph[],
  onProgress: OnProgress = noProgress,
): Promise<number> {
  const { db, writer, now } = tools
  await writer.flush()
  const operations: Operation[] = []
  let count = 0
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
    for (const { paragraph, index, text: content, others = [], doubtful, state: said } of some) {
      if (written.has(paragraph)) continue
      const state = doubtful ? 'check' : (said ?? 'draft')
      const updatedAt = now()
      const row = { bookId, paragraphId: paragraph, index, content, state, updatedAt } as const
      const operation = { table: 'translations', row } as const
      operations.push(operation)
      count++
      for (const other of others) {
        const said = { ...row, content: other, updatedAt: updatedAt - 1 }
        const version = versionOf(
          targetOf(operation),
          { ...operation, row: said },
          'merged',
          updatedAt,
        )
        operations.push({ table: 'history', row: version })
      }
    }
  }
  if (operations.length === 0) return 0
  try {
    await writer.writeWhole(operations, progressPart(onProgress, looked, 1))
  } catch (error) {
    if (!(error instanceof NothingWrittenError)) throw error
    writer.put(operations, 'none')
  }
  return count
}
