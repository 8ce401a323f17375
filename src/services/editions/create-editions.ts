import type { Api } from '#contract/api'
import type { Outcome } from '#contract/answers'
import { haveSameText, type Book } from '#domain/book'
import type { BookId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { operationsOf } from '#domain/row-change'
import { progressPart, noProgress, type OnProgress } from '#domain/progress-share'
import type { Undoable } from '#domain/undo-order'
import type { BookWork, CarriedOver } from '#domain/editions/carry-over'
import { annotationCounts } from '#storage/annotations'
import type { LibraryDb } from '#storage/db'
import { countsByBook } from '#storage/translations'
import { readWholeWork } from '#storage/whole'
import type { Work } from '#domain/work'
import type { CarriedWork, EditionCandidate, Editions } from './editions.ts'
import type { Importing } from '../library/importing.ts'
import { notRestored } from '../restoring/not-restored.ts'
import { changedRows } from '../restoring/changed-rows.ts'
import type { Shelf } from '../library/shelf.ts'
import type { UndoingParts } from '../undoing.ts'
import type { Writer } from '../saving/writer.ts'
import { likelyEditions } from './likely-editions.ts'
import { someParagraphs, readWholeText } from './read-text.ts'

/** What the editions need. */
export interface EditionTools {
  readonly api: Pick<Api, 'readChapters' | 'backUpBefore'>
  readonly db: LibraryDb
  readonly writer: Writer
  readonly importing: Importing
  readonly shelf: Shelf
  readonly undoing: UndoingParts
  readonly now: () => number
  /** Makes everything that keeps rows in memory read them anew. */
  readonly reread: () => Promise<void>
}

/** Fewer of its paragraphs in common are no edition of a book. */
const leastLikeness = 0.3
/** Where the parts of bringing work over end, as shares of it: measured, and only to be told. */
const ends = { safe: 0.2, planned: 0.5 } as const

/** Editions over the shelf and the one writer. */
export function createEditions(tools: EditionTools): Editions {
  const { api, db, writer, importing, shelf, undoing, now, reread } = tools

  const candidates: Editions['candidates'] = async ({ text, held }) => {
    const { books } = await shelf.read()
    const names = [text.book.id, text.ownId]
    const isThere = books.some(
      ({ printed }) => names.includes(printed.id) && haveSameText(printed, text.book),
    )
    if (isThere) return []
    const found: Omit<EditionCandidate, 'hasWork'>[] = []
    for (const { book, printed } of likelyEditions(books, text.book)) {
      const answer = await someParagraphs(api, printed)
      if (!answer.ok || answer.value.length === 0) continue
      const there = await held.countOf(answer.value.map(({ id }) => id))
      const likeness = there / answer.value.length
      if (likeness < leastLikeness) continue
      found.push({ book: book.id, title: book.title, likeness })
    }
    if (found.length === 0) return []
    const worked = await booksWithWork()
    return found
      .sort((a, b) => b.likeness - a.likeness)
      .map(one => ({ ...one, hasWork: worked.has(one.book) }))
  }

  async function booksWithWork(): Promise<ReadonlySet<string>> {
    await writer.flush()
    const [translated, marked] = await Promise.all([countsByBook(db), annotationCounts(db)])
    return new Set([...translated.keys(), ...marked.keys()])
  }

  async function planned(old: BookId, fresh: BookId): Promise<Outcome<CarriedOver>> {
    await writer.flush()
    const { books } = await shelf.read()
    const [before, after] = [old, fresh].map(id => books.find(({ printed }) => printed.id === id))
    if (!before || !after) return notFound(before ? fresh : old)
    const [oldText, freshText] = [
      await readWholeText(api, before.printed),
      await readWholeText(api, after.printed),
    ]
    if (!oldText.ok) return oldText
    if (!freshText.ok) return freshText
    const work = await readWholeWork(db)
    const carried = await importing.carryOver({
      old: oldText.value,
      fresh: freshText.value,
      book: fresh,
      language: after.printed.language,
      work: workOn(work, old),
      present: workOn(work, fresh),
      now: now(),
    })
    return { ok: true, value: carried }
  }

  /** Writes in one step, then makes everything show it. */
  async function write(
    operations: readonly Operation[],
    book: BookId,
    onProgress: OnProgress = noProgress,
  ): Promise<Outcome<null>> {
    try {
      if (operations.length > 0) await writer.writeWhole(operations, onProgress)
    } catch (error) {
      return { ok: false, fault: notRestored(error, book) }
    }
    await reread()
    return { ok: true, value: null }
  }

  async function carryOver(
    old: BookId,
    fresh: BookId,
    onProgress: OnProgress = noProgress,
  ): Promise<Outcome<CarriedWork>> {
    await writer.flush()
    const safe = await api.backUpBefore('manual', 'edition')
    if (!safe.ok) return safe
    onProgress(ends.safe)
    const plan = await planned(old, fresh)
    if (!plan.ok) return plan
    onProgress(ends.planned)
    const { changes, report } = plan.value
    const written = await write(
      operationsOf(changes),
      fresh,
      progressPart(onProgress, ends.planned, 1),
    )
    if (!written.ok) return written
    const rows = changedRows({ ...tools, write: made => write(made, fresh) }, changes)
    const step: Undoable = {
      name: 'newEdition',
      book: null,
      isFree: true,
      undo: () => undoing.run(() => rows.undo()),
      redo: () => undoing.run(() => rows.redo()),
    }
    undoing.order.push(step)
    return { ok: true, value: { report, step } }
  }

  return {
    candidates,
    report: async (old, fresh) => {
      const plan = await planned(old, fresh)
      return plan.ok ? { ok: true, value: plan.value.report } : plan
    },
    carryOver,
  }
}

const notFound = (book: BookId) =>
  ({ ok: false, fault: { code: 'bundle.not-found', file: book, place: '' } }) as const

/** All rows of one book. */
function workOn({ rows }: Work, book: Book['id']): BookWork {
  const isOn = (row: { readonly bookId: BookId }) => row.bookId === book
  const annotations = rows.annotations.filter(isOn)
  return {
    translations: rows.translations.filter(isOn),
    annotations,
    history: rows.history.filter(
      version =>
        (version.table === 'translations' || version.table === 'annotations') && isOn(version.row),
    ),
    position: rows.positions.find(isOn) ?? null,
    record: rows.books.find(isOn) ?? null,
  }
}
