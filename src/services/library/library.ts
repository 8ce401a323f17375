import type { Api } from '#contract/api'
import type { Fault, Outcome } from '#contract/answers'
import { paragraphCount, type Book } from '#domain/book'
import { noWords, tidyWords, type BookWords } from '#domain/book-record'
import type { BookId } from '#domain/ids'
import type { Progress } from '#domain/progress'
import { progressInSteps, progressPart, noProgress, type OnProgress } from '#domain/progress-share'
import { sourceOf } from '#formats/import/bilingual/two-files'
import { underOwnName } from '#formats/book-text'
import type { BookText, ImportPreview } from '#formats/import/importer'
import type { StepEnd, Undoable } from '#domain/undo-order'
import { annotationCounts } from '#storage/annotations'
import type { LibraryDb } from '#storage/db'
import { allPositions } from '#storage/positions'
import { countsByBook } from '#storage/translations'
import type { TaskOptions } from '../in-worker.ts'
import type { Importing, ReadablePreview } from './importing.ts'
import { saveWithTranslation } from './save-with-translation.ts'
import type { ReportDamage } from '../report.ts'
import type { Shelf, ShelfBook } from './shelf.ts'
import type { UndoingParts } from '../undoing.ts'
import type { Writer } from '../saving/writer.ts'

/** A book with what the reader has done in it. */
export interface Shelved extends ShelfBook {
  readonly progress: Progress
  readonly annotations: number
  /** Milliseconds since 1970; null if never opened. */
  readonly openedAt: number | null
  /** How much of the book lies before the place where the reader was, from 0 to 1. */
  readonly read: number
}

/** The books there are, and bringing new ones in. */
export interface Library {
  /** Reads the shelf anew. Books that cannot be read are named in `faults`; the others work. */
  readonly list: () => Promise<{
    readonly books: readonly Shelved[]
    readonly faults: readonly Fault[]
  }>
  /**
   * Calls a book by other words; what is not named in `words` stays, and null is what its bundle
   * says. It is a step of undoing. Resolves when it is written, or has failed and the save state says so.
   */
  readonly describe: (book: BookId, words: Partial<BookWords>) => Promise<void>
  /** Takes a book out of the library, as a step of undoing. All work on it is kept, and is there again with the book. */
  readonly remove: (book: BookId) => Promise<Outcome<Undoable>>
  /** Brings back a book that was removed, as long as the system's trash has not got the text: ten minutes, and not after a restart. */
  readonly bringBack: (book: BookId) => Promise<Outcome<null>>
  /** What a file would become, without keeping anything. Rejects when nobody wants to know any more. */
  readonly preview: Importing['preview']
  /**
   * The two texts as one: that in Chinese with the other beside it, or the first with the second where
   * their languages do not say which is the source and `isInOrder` does. Null where nothing says it.
   */
  readonly pair: (
    first: ReadablePreview,
    second: ReadablePreview,
    isInOrder?: boolean,
    asking?: TaskOptions,
  ) => Promise<ReadablePreview | null>
  /** Keeps what was previewed, a translation that came with it as the reader's own where they have none. Importing the same text again answers the book there is; one that was removed is back. Where a book of its name has other paragraphs, it is kept beside that one. */
  readonly keep: (
    preview: ImportPreview & { readonly ok: true },
    /** Until the text is written, it can be given up: `keep` then rejects, and nothing is kept. */
    asking?: TaskOptions,
  ) => Promise<Outcome<BookId>>
}

/** Where the parts of keeping a book end, as shares of it: measured, and only to be told. */
const encoded = 0.1
const textWritten = 0.3

/** The library over the shell's bundles and the reader's database. */
export function createLibrary(tools: {
  readonly api: Api
  readonly db: LibraryDb
  readonly writer: Writer
  readonly importing: Importing
  readonly report: ReportDamage
  readonly shelf: Shelf
  readonly undoing: UndoingParts
  readonly now: () => number
  /** Makes everything that keeps rows in memory read them anew. */
  readonly reread: () => Promise<void>
}): Library {
  const { api, db, writer, importing, report, shelf, undoing, now, reread } = tools
  const beingWritten = new Map<BookId, OnProgress>()
  api.on('bundleWritten', ({ book, share }) => beingWritten.get(book)?.(share))

  async function list() {
    // Where nothing waits there is nothing to wait for: a flush is over only when the second copy has all of it too.
    if (writer.waiting().length > 0) await writer.flush()
    // A fixed number of questions however many books there are, and one more for each that was worked on.
    const [{ books, faults }, counts, annotations, positions] = await Promise.all([
      shelf.read(),
      countsByBook(db),
      annotationCounts(db),
      allPositions(db),
    ])
    report('positions', positions.damaged)
    const places = new Map(positions.rows.map(row => [row.bookId, row]))
    const shelved = books.map(({ book, printed }): Shelved => {
      const { draft, done, check } = counts.get(book.id) ?? { draft: 0, done: 0, check: 0 }
      const paragraphs = paragraphCount(book)
      const place = places.get(book.id)
      return {
        book,
        printed,
        progress: { empty: paragraphs - draft - done - check, draft, done, check },
        annotations: annotations.get(book.id) ?? 0,
        openedAt: place?.updatedAt ?? null,
        read: place ? Math.min(1, place.index / Math.max(1, paragraphs - 1)) : 0,
      }
    })
    return { books: shelved, faults }
  }

  async function keepText(text: BookText, asking: TaskOptions): Promise<Outcome<Book>> {
    const { signal, onProgress = noProgress } = asking
    const files = await importing.encode(text, {
      signal,
      onProgress: progressPart(onProgress, 0, encoded),
    })
    signal?.throwIfAborted()
    const { id } = text.book
    const stop = () => void api.stopKeeping(id)
    beingWritten.set(id, progressPart(onProgress, encoded, 1))
    signal?.addEventListener('abort', stop)
    try {
      const kept = await api.keepBundle([...files])
      if (!kept.ok) return kept
      if (kept.value === 'cancelled') throw signal?.reason
      return { ok: true, value: kept.value }
    } finally {
      signal?.removeEventListener('abort', stop)
      beingWritten.delete(id)
    }
  }

  async function keep(
    preview: ReadablePreview,
    asking: TaskOptions = {},
  ): Promise<Outcome<BookId>> {
    const onProgress = progressInSteps(asking.onProgress ?? noProgress)
    const asText = {
      ...asking,
      onProgress: progressPart(onProgress, 0, preview.translation ? textWritten : 1),
    }
    const first = await keepText(preview.text, asText)
    // An older program read the same file otherwise, or another file has the same words in other chapters.
    const isOther = !first.ok && first.fault.code === 'bundle.exists-differently'
    const kept = isOther ? await keepText(underOwnName(preview.text), asText) : first
    if (!kept.ok) return kept
    asking.onFinal?.()
    const { id } = kept.value
    await shelf.say(id, { removedAt: null })
    const beside = progressPart(onProgress, textWritten, 1)
    if ((await saveWithTranslation(tools, id, preview, beside)) > 0) await reread()
    return { ok: true, value: id }
  }

  async function remove(book: BookId): Promise<Outcome<Undoable>> {
    const outcome = await takeAway(book)
    if (!outcome.ok) return outcome
    const step: Undoable = {
      name: 'removeBook',
      book: null,
      about: book,
      isFree: true,
      undo: () => undoing.run(() => bringBack(book)),
      redo: () => undoing.run(() => takeAway(book)),
    }
    undoing.order.push(step)
    return { ok: true, value: step }
  }

  async function takeAway(book: BookId): Promise<Outcome<null>> {
    const { books } = await shelf.read()
    const title = books.find(one => one.book.id === book)?.book.title ?? book
    // The text may go only where it can be said that it is gone.
    if (db.access === 'read-only') return refused('bundle.not-removed', title)
    // What the reader wrote on it stays; but this is the moment somebody may want to come back to.
    api.backUpBefore('auto', 'removal').catch(() => {})
    const answer = await api.removeBundle(book)
    if (!answer.ok) return { ok: false, fault: { ...answer.fault, file: title } }
    await shelf.say(book, { removedAt: now() })
    return answer
  }

  async function bringBack(book: BookId): Promise<Outcome<null>> {
    const answer = await api.bringBackBundle(book)
    if (!answer.ok) {
      const title = (await shelf.read()).records.get(book)?.title ?? answer.fault.file
      return { ok: false, fault: { ...answer.fault, file: title } }
    }
    await shelf.say(book, { removedAt: null })
    return answer
  }

  async function describe(book: BookId, words: Partial<BookWords>): Promise<void> {
    const to = tidyWords(words)
    const from = { ...noWords, ...(await shelf.read()).records.get(book) }
    const changed = wordNames.filter(name => to[name] !== undefined && to[name] !== from[name])
    if (changed.length === 0) return
    const [before, after] = [picked(from, changed), picked(to, changed)]
    await shelf.say(book, after)
    undoing.order.push({
      name: 'describeBook',
      book: null,
      about: book,
      isFree: true,
      undo: () => sayAgain(book, after, before),
      redo: () => sayAgain(book, before, after),
    })
  }

  /** Says `to` in the place of `from`, where nothing else has been said since. */
  async function sayAgain(
    book: BookId,
    from: Partial<BookWords>,
    to: Partial<BookWords>,
  ): Promise<StepEnd> {
    const said = { ...noWords, ...(await shelf.read()).records.get(book) }
    if (wordNames.some(name => from[name] !== undefined && from[name] !== said[name]))
      return 'stale'
    await shelf.say(book, to)
    return 'done'
  }

  return {
    list,
    describe,
    remove,
    bringBack,
    preview: importing.preview,
    pair: async (first, second, isInOrder = false, asking) => {
      const source = sourceOf(first, second) ?? (isInOrder ? first : null)
      return source && importing.pair(source, source === first ? second : first, asking)
    },
    keep,
  }
}

const wordNames = ['title', 'author', 'language'] as const

/** Those of `words` that `names` name. */
const picked = (words: Partial<BookWords>, names: readonly (keyof BookWords)[]) =>
  names.reduce<Partial<BookWords>>((some, name) => ({ ...some, [name]: words[name] ?? null }), {})

const refused = (code: Fault['code'], file: string) =>
  ({ ok: false, fault: { code, file, place: '' } }) as const
