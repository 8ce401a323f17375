import type { Api } from '#contract/api'
import type { Outcome } from '#contract/answers'
import { haveSameText, type Book, type Paragraph } from '#domain/book'
import type { Annotation } from '#domain/annotation'
import type { Anchor } from '#domain/anchor'
import type { AnnotationId, BookId, ParagraphId } from '#domain/ids'
import { placeForChange, soughtAnchor } from '#domain/structure/waiting-change'
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
import type {
  CarriedWork,
  EditionCandidate,
  Editions,
  OfferedPlace,
  PlaceForChange,
} from './editions.ts'
import type { WaitingDivision } from '../structure/structure.ts'
import type { Importing } from '../library/importing.ts'
import type { ReadablePreview } from '../library/text-preview.ts'
import { notRestored } from '../restoring/not-restored.ts'
import { changedRows } from '../restoring/changed-rows.ts'
import type { Shelf } from '../library/shelf.ts'
import type { UndoingParts } from '../undoing.ts'
import type { Writer } from '../saving/writer.ts'
import { likelyEditions } from './likely-editions.ts'
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
    offerPlaces: (book, orphans) => offerPlaces(tools, book, orphans),
    offerDivisions: (book, waiting) => offerDivisions(tools, book, waiting),
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

async function offerPlaces(
  tools: EditionTools,
  book: BookId,
  orphans: readonly Annotation[],
): Promise<Outcome<ReadonlyMap<AnnotationId, readonly OfferedPlace[]>>> {
  const found = await placesIn(
    tools,
    book,
    orphans.map(({ anchors }) => anchors),
  )
  if (!found.ok) return found
  const { places } = found.value
  return { ok: true, value: new Map(orphans.map(({ id }, k) => [id, places[k] ?? []])) }
}

async function offerDivisions(
  tools: EditionTools,
  book: BookId,
  waiting: readonly WaitingDivision[],
): Promise<Outcome<ReadonlyMap<ParagraphId, readonly PlaceForChange[]>>> {
  const found = await placesIn(
    tools,
    book,
    waiting.map(({ row }) => [soughtAnchor(row)]),
  )
  if (!found.ok) return found
  const { places, paragraphs, starts } = found.value
  const offered = ({ row }: WaitingDivision, k: number) =>
    (places[k] ?? []).flatMap(({ index, anchors: [first] }) => {
      const at = { printed: index, start: first?.start ?? 0 }
      return placeForChange(row, at, paragraphs, starts) ?? []
    })
  return { ok: true, value: new Map(waiting.map((one, k) => [one.place, offered(one, k)])) }
}

/** Where some anchors may be in a book, with its text. */
async function placesIn(
  { api, importing, shelf }: EditionTools,
  book: BookId,
  orphans: readonly (readonly Anchor[])[],
) {
  const { books } = await shelf.read()
  const there = books.find(({ printed }) => printed.id === book)
  if (!there) return notFound(book)
  const text = await readWholeText(api, there.printed)
  if (!text.ok) return text
  const paragraphs = text.value.map(({ id, text: words }) => ({ id, text: words }))
  const places = await importing.offerPlaces({ orphans, paragraphs })
  return { ok: true, value: { places, paragraphs, starts: startsOf(there.printed) } } as const
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
      starts: startsOf(after.printed),
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

const notFound = (book: BookId) =>
  ({ ok: false, fault: { code: 'bundle.not-found', file: book, place: '' } }) as const

/** The places in the book of the first paragraphs of its chapters. */
function startsOf({ chapters }: Book): readonly number[] {
  let start = 0
  return chapters.map(({ paragraphs }) => (start += paragraphs) - paragraphs)
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
