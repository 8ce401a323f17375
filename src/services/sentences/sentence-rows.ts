/** What the reader corrected about sentences: the rows of the books that were opened. */
import type { BookId, ParagraphId, SentenceChangeId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { halvesOf } from '#domain/marking/halves'
import type { SentenceChange } from '#domain/sentences/sentence-change'
import type { StepEnd, StepName, Undoable } from '#domain/undo-step'
import { sentenceRows } from '#storage/sentences'
import { translationsOf } from '#storage/translations'
import { SentencesOfBook } from './book-sentences.ts'
import { followedRow } from './follow-text.ts'
import type { BookSentences, SentenceTools } from './sentences.ts'

/** The corrections of one book. */
export interface BookRows {
  readonly book: BookId
  readonly rows: Map<SentenceChangeId, SentenceChange>
  /** The rows about a paragraph or a part, by its stored name. */
  readonly byParagraph: Map<ParagraphId, Set<SentenceChangeId>>
  /** The translations that rows are about, as they were written last. */
  readonly texts: Map<ParagraphId, string>
  /** Rises with each change. */
  version: number
}

export class SentenceRows {
  readonly #tools: SentenceTools
  readonly #shelves = new Map<BookId, BookRows>()
  readonly #opening = new Map<BookId, Promise<BookSentences>>()

  constructor(tools: SentenceTools) {
    this.#tools = tools
    tools.writer.follow(operations => this.#heard(operations))
  }

  open(book: BookId): Promise<BookSentences> {
    const known = this.#opening.get(book)
    if (known) return known
    const shelf = emptyShelf(book)
    const opening = this.#fill(shelf).then(() => new SentencesOfBook(this.#tools, shelf, this))
    this.#opening.set(book, opening)
    opening.catch(() => this.#opening.delete(book))
    return opening
  }

  async reread(): Promise<void> {
    for (const shelf of this.#shelves.values()) {
      for (const part of [shelf.rows, shelf.byParagraph, shelf.texts]) part.clear()
      await this.#fill(shelf)
    }
    this.#tools.tell()
  }

  /** Adds rows and deletes others, as one step of undoing. */
  put(
    shelf: BookRows,
    name: StepName,
    added: readonly SentenceChange[],
    removed: readonly SentenceChangeId[],
  ): Undoable {
    const deletedAt = this.#tools.now()
    this.#write([
      ...added,
      ...removed.flatMap(id => {
        const row = shelf.rows.get(id)
        return row ? [{ ...row, deletedAt }] : []
      }),
    ])
    const fresh = added.map(({ id }) => id)
    const step: Undoable = {
      name,
      book: shelf.book,
      isFree: true,
      undo: () => this.#turn(shelf, fresh, removed),
      redo: () => this.#turn(shelf, removed, fresh),
    }
    this.#tools.undo.push(step)
    return step
  }

  /** Deletes rows that hold, and brings back rows that are deleted. */
  #turn(
    { rows }: BookRows,
    deleted: readonly SentenceChangeId[],
    back: readonly SentenceChangeId[],
  ): StepEnd {
    const now = this.#tools.now()
    const of = (ids: readonly SentenceChangeId[], isDeleted: boolean) =>
      ids.flatMap(id => {
        const row = rows.get(id)
        return row && (row.deletedAt !== null) === isDeleted ? [row] : []
      })
    const [gone, again] = [of(deleted, false), of(back, true)]
    if (gone.length < deleted.length || again.length < back.length) return 'stale'
    this.#write([
      ...gone.map(row => ({ ...row, deletedAt: now })),
      ...again.map(row => ({ ...row, deletedAt: null })),
    ])
    return 'done'
  }

  #write(rows: readonly SentenceChange[]): void {
    const updatedAt = this.#tools.now()
    this.#tools.writer.put(
      rows.map(row => ({ table: 'sentences', row: { ...row, updatedAt } })),
      'none',
    )
  }

  async #fill(shelf: BookRows): Promise<void> {
    const { db, writer, report } = this.#tools
    // Taken before reading: a row that is written meanwhile may be in neither otherwise.
    this.#shelves.set(shelf.book, shelf)
    const before = writer.waiting()
    const { rows, damaged } = await sentenceRows(db, shelf.book)
    report('sentences', damaged)
    const late = [...shelf.rows.values()]
    for (const row of rows) putRow(shelf, row)
    const { rows: translations } = await translationsOf(db, shelf.book, [
      ...shelf.byParagraph.keys(),
    ])
    for (const { paragraphId, content } of translations)
      if (!shelf.texts.has(paragraphId)) shelf.texts.set(paragraphId, content.text)
    for (const operation of before) {
      if (operation.table === 'sentences' && operation.row.bookId === shelf.book)
        putRow(shelf, operation.row)
      if (operation.table === 'translations' && operation.row.bookId === shelf.book)
        shelf.texts.set(operation.row.paragraphId, operation.row.content.text)
    }
    for (const row of late) putRow(shelf, row)
  }

  #heard(operations: readonly Operation[]): void {
    let isChanged = false
    const moved: SentenceChange[] = []
    for (const shelf of this.#shelves.values()) {
      const texts = new Map<ParagraphId, string>()
      for (const { table, row } of operations) {
        if (table === 'sentences' && row.bookId === shelf.book) {
          putRow(shelf, row)
          isChanged = true
        }
        if (table === 'translations' && row.bookId === shelf.book)
          texts.set(row.paragraphId, row.content.text)
      }
      const language = this.#tools.languageOf(shelf.book)
      const changed = { was: shelf.texts, now: texts, language }
      for (const [paragraph] of texts) {
        for (const id of shelf.byParagraph.get(paragraph) ?? []) {
          const row = shelf.rows.get(id)
          const next = row && row.deletedAt === null && followedRow(row, changed)
          if (next) moved.push(next)
        }
        if (shelf.byParagraph.has(paragraph)) shelf.texts.set(paragraph, texts.get(paragraph) ?? '')
      }
    }
    // Not within the writing that is being reported.
    if (moved.length > 0) queueMicrotask(() => this.#write(moved))
    if (isChanged) this.#tools.tell()
  }
}

const emptyShelf = (book: BookId): BookRows => ({
  book,
  rows: new Map(),
  byParagraph: new Map(),
  texts: new Map(),
  version: 0,
})

function putRow(shelf: BookRows, row: SentenceChange): void {
  const before = shelf.rows.get(row.id)
  for (const name of before ? anchoredIn(before) : []) shelf.byParagraph.get(name)?.delete(row.id)
  shelf.rows.set(row.id, row)
  shelf.version++
  // What waits is at no paragraph.
  for (const name of row.waits ? [] : anchoredIn(row)) {
    const own = shelf.byParagraph.get(name) ?? new Set()
    shelf.byParagraph.set(name, own.add(row.id))
  }
}

/** The names of the paragraphs and parts that the row is about. */
const anchoredIn = (row: SentenceChange) =>
  halvesOf(row).flatMap(({ anchors }) => anchors.map(({ paragraphId }) => paragraphId))
