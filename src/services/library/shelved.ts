import type { Fault } from '#contract/answers'
import { paragraphCount } from '#domain/book'
import { readShare, type Progress } from '#domain/progress'
import { annotationCounts } from '#storage/annotations'
import type { LibraryDb } from '#storage/db'
import { allPositions } from '#storage/positions'
import type { HiddenCounts } from '#storage/parts'
import { countsByBook, hiddenCounts } from '#storage/translations'
import type { ReportDamage } from '../report.ts'
import type { Writer } from '../saving/writer.ts'
import type { Shelf, ShelfBook } from './shelf.ts'

/** A book with what the reader has done in it. */
export interface Shelved extends ShelfBook {
  readonly progress: Progress
  readonly annotations: number
  /** Milliseconds since 1970; null if it was never opened. */
  readonly openedAt: number | null
  /** Milliseconds since 1970; null if that is not known. */
  readonly addedAt: number | null
  /** How much of the book lies before the furthest place read, from 0 to 1. */
  readonly read: number
}

/** The books on the shelf with the reader's work, and the faults of those that cannot be read. */
export async function listShelved(tools: {
  readonly db: LibraryDb
  readonly writer: Writer
  readonly report: ReportDamage
  readonly shelf: Shelf
}): Promise<{ readonly books: readonly Shelved[]; readonly faults: readonly Fault[] }> {
  const { db, writer, report, shelf } = tools
  // A flush waits for the second copy even if no row waits, so it is left out then.
  if (writer.waiting().length > 0) await writer.flush()
  // A fixed number of requests however many books there are, and one more for each book with work
  // on it.
  const [{ books, faults, records }, counts, hidden, annotations, positions] = await Promise.all([
    shelf.read(),
    countsByBook(db),
    hiddenCounts(db),
    annotationCounts(db),
    allPositions(db),
  ])
  report('positions', positions.damaged)
  const places = new Map(positions.rows.map(row => [row.bookId, row]))
  const shelved = books.map(({ book, printed }): Shelved => {
    const paragraphs = paragraphCount(book)
    const { draft, done, check } = shownCounts(counts.get(book.id), hidden.get(book.id))
    const shown = paragraphs - (hidden.get(book.id)?.paragraphs ?? 0)
    const place = places.get(book.id)
    return {
      book,
      printed,
      progress: { empty: Math.max(0, shown - draft - done - check), draft, done, check },
      annotations: annotations.get(book.id) ?? 0,
      openedAt: place?.updatedAt ?? null,
      addedAt: records.get(book.id)?.addedAt ?? null,
      read: readShare(places.get(book.id), paragraphs),
    }
  })
  return { books: shelved, faults }
}

/** The states of what is shown: a hidden paragraph is neither done nor to be done. */
function shownCounts(
  counts: Progress | undefined,
  hidden: HiddenCounts | undefined,
): Pick<Progress, 'draft' | 'done' | 'check'> {
  const of = (state: 'draft' | 'done' | 'check') =>
    Math.max(0, (counts?.[state] ?? 0) - (hidden?.states.filter(one => one === state).length ?? 0))
  return { draft: of('draft'), done: of('done'), check: of('check') }
}
