import type { Api } from '#contract/api'
import type { Outcome } from '#contract/answers'
import { haveSameText, type Book, type Paragraph } from '#domain/book'
import type { BookId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { operationsOf } from '#domain/row-change'
import { progressPart, noProgress, type OnProgress } from '#domain/progress-share'
import type { Undoable } from '#domain/undo-order'
import type { BookWork, CarriedOver } from '#domain/editions/carry-over'
import { annotationCounts } from '#storage/annotations'
import type { LibraryDb } from '#storage/db'
import { booksWithOwnWords } from '#storage/own-words'
import { correctedBooks } from '#storage/sentences'
import { dividedBooks } from '#storage/structure'
import { countsByBook } from '#storage/translations'
import { readWholeWork } from '#storage/whole'
import type { Work } from '#domain/work'
import type { CarriedWork, EditionCandidate, Editions } from './editions.ts'
import type { Importing } from '../library/importing.ts'
import type { ReadablePreview } from '../library/text-preview.ts'
import { notRestored } from '../restoring/not-restored.ts'
import { changedRows } from '../restoring/changed-rows.ts'
import type { Shelf } from '../library/shelf.ts'
import type { UndoingParts } from '../undoing.ts'
import type { Writer } from '../saving/writer.ts'
import { likelyEditions } from './likely-editions.ts'
import {
  notFound,
  offerDivisions,
  offerMarkPlaces,
  offerSentences,
  chapterStarts,
} from './offer-places.ts'
import { someParagraphs, readWholeText } from './read-text.ts'

export interface EditionTools {
  readonly api: Pick<Api, 'readChapters' | 'backUpBefore'>
  readonly db: LibraryDb
  readonly writer: Writer
  readonly importing: Importing
  readonly shelf: Shelf
  readonly undoing: UndoingParts
  readonly now: () => number
  /** Makes every service that keeps rows in memory read them again. */
  readonly reread: () => Promise<void>
}

/** Two books are editions of one text only if they share at least this part of the paragraphs. */
const leastLikeness = 0.3
/** How many paragraphs of a book are compared in one script. */
const mostFolded = 400
/**
 * Where the parts of carrying work over end, as shares of the whole. They were measured, and only
 * progress uses them.
 */
const ends = { safe: 0.2, planned: 0.5 } as const

/** Editions over the shelf and the one writer. */
export function createEditions(tools: EditionTools): Editions {
  const carrier = new WorkCarrier(tools)
  return {
    candidates: preview => candidatesFor(tools, preview),
    report: async (old, fresh) => {
      const plan = await carrier.plan(old, fresh)
      return plan.ok ? { ok: true, value: plan.value.report } : plan
    },
    offerPlaces: (book, orphans) => offerMarkPlaces(tools, book, orphans),
    offerDivisions: (book, waiting) => offerDivisions(tools, book, waiting),
    offerSentences: (book, waiting) => offerSentences(tools, book, waiting),
    carryOver: (...editions) => carrier.carryOver(...editions),
  }
}

async function candidatesFor(
  tools: EditionTools,
  { text, held }: ReadablePreview,
): Promise<readonly EditionCandidate[]> {
  const { books } = await tools.shelf.read()
  const names = [text.book.id, text.ownId]
  const isThere = books.some(
    ({ printed }) => names.includes(printed.id) && haveSameText(printed, text.book),
  )
  if (isThere) return []
  const found: Omit<EditionCandidate, 'hasWork'>[] = []
  const titles = await held.compared([text.book, ...books.map(one => one.printed)].map(titleOf))
  for (const { book, printed } of likelyEditions(books, text.book, titles)) {
    const some = await someParagraphs(tools.api, printed)
    if (!some.ok || some.value.length === 0) continue
    const likeness = await likenessOf(some.value, held)
    if (likeness < leastLikeness) continue
    found.push({ book: book.id, title: book.title, likeness })
  }
  if (found.length === 0) return []
  const worked = await booksWithWork(tools)
  return found
    .sort((a, b) => b.likeness - a.likeness)
    .map(one => ({ ...one, hasWork: worked.has(one.book) }))
}

const titleOf = ({ title }: Book): string => title

/**
 * The share of `paragraphs` that the text has. If it has few of them to the letter, it may have
 * them in the other script, or with other punctuation.
 */
async function likenessOf(
  paragraphs: readonly Paragraph[],
  held: ReadablePreview['held'],
): Promise<number> {
  const same = (await held.countOf(paragraphs.map(({ id }) => id))) / paragraphs.length
  if (same >= leastLikeness) return same
  const some = paragraphs.slice(0, mostFolded).map(({ text }) => text)
  return Math.max(same, (await held.countAlike(some)) / some.length)
}

async function booksWithWork({ db, writer }: EditionTools): Promise<ReadonlySet<string>> {
  await writer.flush()
  const worked = await Promise.all([
    countsByBook(db).then(counts => counts.keys()),
    annotationCounts(db).then(counts => counts.keys()),
    dividedBooks(db),
    correctedBooks(db),
    booksWithOwnWords(db),
  ])
  return new Set(worked.flatMap(books => [...books]))
}

/** Carries the reader's work from one edition over to another. */
class WorkCarrier {
  readonly #tools: EditionTools

  constructor(tools: EditionTools) {
    this.#tools = tools
  }

  async plan(old: BookId, fresh: BookId): Promise<Outcome<CarriedOver>> {
    const { api, db, writer, importing, shelf, now } = this.#tools
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
      starts: chapterStarts(after.printed),
      book: fresh,
      language: after.printed.language,
      work: workOn(work, old),
      present: workOn(work, fresh),
      now: now(),
    })
    return { ok: true, value: carried }
  }

  async carryOver(
    old: BookId,
    fresh: BookId,
    onProgress: OnProgress = noProgress,
  ): Promise<Outcome<CarriedWork>> {
    const { api, writer, undoing } = this.#tools
    await writer.flush()
    const safe = await api.backUpBefore('manual', 'edition')
    if (!safe.ok) return safe
    onProgress(ends.safe)
    const plan = await this.plan(old, fresh)
    if (!plan.ok) return plan
    onProgress(ends.planned)
    const { changes, report } = plan.value
    const onRows = progressPart(onProgress, ends.planned, 1)
    const written = await this.#write(operationsOf(changes), fresh, onRows)
    if (!written.ok) return written
    const write = (made: readonly Operation[]) => this.#write(made, fresh)
    const rows = changedRows({ ...this.#tools, write }, changes)
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

  /** Writes in one step, then makes every service show it. */
  async #write(
    operations: readonly Operation[],
    book: BookId,
    onProgress: OnProgress = noProgress,
  ): Promise<Outcome<null>> {
    const { writer, reread } = this.#tools
    try {
      if (operations.length > 0) await writer.writeWhole(operations, onProgress)
    } catch (error) {
      return { ok: false, fault: notRestored(error, book) }
    }
    await reread()
    return { ok: true, value: null }
  }
}

/** The rows of one book. */
function workOn({ rows }: Work, book: Book['id']): BookWork {
  const isOn = (row: { readonly bookId: BookId }) => row.bookId === book
  return {
    translations: rows.translations.filter(isOn),
    annotations: rows.annotations.filter(isOn),
    history: rows.history.filter(
      version =>
        (version.table === 'translations' || version.table === 'annotations') && isOn(version.row),
    ),
    position: rows.positions.find(isOn) ?? null,
    record: rows.books.find(isOn) ?? null,
    structure: rows.structure.filter(isOn),
    sentences: rows.sentences.filter(isOn),
    ownWords: rows.ownWords.filter(row => row.bookId === book),
  }
}
