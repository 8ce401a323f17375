/** Adds the texts of a backup to the library, and removes them again. */
import type { Api } from '#contract/api'
import type { Outcome } from '#contract/answers'
import { orderOf, type Stamp } from '#domain/clock'
import type { BookId } from '#domain/ids'
import type { TableName } from '#domain/operation'
import { targetIn } from '#domain/row-change'
import { noProgress } from '#domain/progress-share'
import type { Work } from '#domain/work'
import type { BackupBook } from '#formats/backup/backup'
import type { TaskOptions } from '../in-worker.ts'
import type { RestoreScope } from './restoring.ts'
import type { Shelf } from '../library/shelf.ts'

/**
 * A text that came with a backup. `removedAt`: when the reader had removed the same book before;
 * null if they had not.
 */
export interface KeptText {
  readonly id: BookId
  readonly removedAt: number | null
}

interface TextTools {
  readonly api: Api
  readonly shelf: Shelf
  readonly now: () => number
}

/**
 * Adds the texts of a backup whose books are not in the library or were removed. On a fault none is
 * added; once the signal is aborted no more are, and the result is those added before.
 */
export async function keepTexts(
  tools: TextTools,
  books: readonly BackupBook[],
  scope: RestoreScope,
  { signal, onProgress = noProgress }: TaskOptions,
): Promise<Outcome<readonly KeptText[]>> {
  const { api, shelf } = tools
  const { books: shelved, records } = await shelf.read()
  const there = new Set(shelved.map(({ book }) => book.id))
  const texts: KeptText[] = []
  for (const [at, { id, text }] of books.entries()) {
    if (signal?.aborted) break
    onProgress(at / books.length)
    const isWanted = scope.kind === 'all' || (scope.kind === 'book' && scope.book === id)
    if (text.length === 0 || !isWanted || there.has(id)) continue
    const stop = () => void api.stopKeeping(id)
    signal?.addEventListener('abort', stop)
    const kept = await api
      .keepBundle(text.map(({ path, bytes }) => ({ path, bytes })))
      .finally(() => signal?.removeEventListener('abort', stop))
    if (!kept.ok) {
      await takeTextsBack(tools, texts)
      return kept
    }
    if (kept.value === 'cancelled') break
    texts.push({ id, removedAt: records.get(id)?.removedAt ?? null })
    await shelf.say(id, { removedAt: null })
  }
  return { ok: true, value: texts }
}

/**
 * The texts whose books the reader has not opened since: no row is later than `before` except those
 * that were `brought` with them.
 */
export function unused(
  texts: readonly KeptText[],
  { rows }: Work,
  before: Stamp,
  brought: ReadonlySet<string>,
): readonly KeptText[] {
  const usedIn = <
    T extends
      | 'translations'
      | 'annotations'
      | 'positions'
      | 'structure'
      | 'ownWords'
      | 'outline'
      | 'sentences',
  >(
    table: T,
  ) =>
    rows[table]
      .filter(row => orderOf(row) > before && !brought.has(targetIn<TableName>(table, row)))
      .flatMap(({ bookId }) => bookId ?? [])
  const used = new Set([
    ...usedIn('translations'),
    ...usedIn('annotations'),
    ...usedIn('positions'),
    ...usedIn('structure'),
    ...usedIn('ownWords'),
    ...usedIn('outline'),
    ...usedIn('sentences'),
  ])
  return texts.filter(({ id }) => !used.has(id))
}

/** Removes texts from the library, as if the reader removed the books. */
export async function takeTextsBack(
  { api, shelf, now }: TextTools,
  texts: readonly KeptText[],
): Promise<Outcome<null>> {
  for (const { id, removedAt } of texts) {
    const removed = await api.removeBundle(id)
    // A text that is not there was removed by the reader.
    if (!removed.ok && removed.fault.code !== 'bundle.not-found') return removed
    await shelf.say(id, { removedAt: removedAt ?? now() })
  }
  return { ok: true, value: null }
}
