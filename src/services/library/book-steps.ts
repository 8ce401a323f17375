import type { Api } from '#contract/api'
import type { Fault, Outcome } from '#contract/answers'
import { bookWordNames, noWords, tidyWords, type BookWords } from '#domain/book-record'
import type { BookId } from '#domain/ids'
import type { StepEnd, Undoable } from '#domain/undo-order'
import type { LibraryDb } from '#storage/db'
import { readPosition } from '#storage/positions'
import type { Writer } from '../saving/writer.ts'
import type { UndoingParts } from '../undoing.ts'
import type { Shelf } from './shelf.ts'

export interface BookStepTools {
  readonly api: Pick<Api, 'backUpBefore' | 'removeBundle' | 'bringBackBundle'>
  readonly db: Pick<LibraryDb, 'access' | 'positions'>
  readonly writer: Pick<Writer, 'waiting'>
  readonly shelf: Shelf
  readonly undoing: UndoingParts
  readonly now: () => number
}

/** Renames, removes and restores books. Renaming and removing are steps of undoing. */
export class BookSteps {
  readonly #tools: BookStepTools
  /** Resolves when every `describe` has ended; undefined when none is running. */
  #describing: Promise<void> | undefined
  /** The last step of `describe`. */
  #typed: {
    readonly step: Undoable
    readonly book: BookId
    readonly before: Partial<BookWords>
    readonly after: Partial<BookWords>
  } | null = null
  /** Whether typing goes on with that step. */
  #isTyping = false

  constructor(tools: BookStepTools) {
    this.#tools = tools
  }

  async remove(book: BookId): Promise<Outcome<Undoable>> {
    const { undoing } = this.#tools
    const outcome = await this.#takeAway(book)
    if (!outcome.ok) return outcome
    const step: Undoable = {
      name: 'removeBook',
      book: null,
      about: book,
      isFree: true,
      undo: () => undoing.run(() => this.bringBack(book)),
      redo: () => undoing.run(() => this.#takeAway(book)),
    }
    undoing.order.push(step)
    return { ok: true, value: step }
  }

  /** As `Library.enterAdded` promises. */
  enterAdded(books: readonly BookId[]): Undoable {
    const { undoing } = this.#tools
    const each = (way: (book: BookId) => Promise<Outcome<null>>) => async () => {
      const faults: Fault[] = []
      for (const book of books) {
        const outcome = await way(book)
        if (!outcome.ok) faults.push(outcome.fault)
      }
      const [fault] = faults
      return fault ? ({ ok: false, fault } as const) : ({ ok: true, value: null } as const)
    }
    const step: Undoable = {
      name: 'addBooks',
      book: null,
      isFree: true,
      undo: () => undoing.run(each(book => this.#takeAwayUnopened(book))),
      redo: () => undoing.run(each(book => this.bringBack(book))),
    }
    undoing.order.push(step)
    return step
  }

  /**
   * Leaves a book that the reader has opened since it was added: it may be open now. One that is no
   * longer on the shelf was taken away before another one failed.
   */
  async #takeAwayUnopened(book: BookId): Promise<Outcome<null>> {
    const { db, writer, shelf } = this.#tools
    const { books } = await shelf.read()
    if (!books.some(one => one.book.id === book)) return { ok: true, value: null }
    const isOpened =
      writer.waiting().some(({ table, row }) => table === 'positions' && row.bookId === book) ||
      (await readPosition(db, book)) !== null
    return isOpened ? { ok: true, value: null } : this.#takeAway(book)
  }

  async #takeAway(book: BookId): Promise<Outcome<null>> {
    const { api, db, shelf, now } = this.#tools
    const { books } = await shelf.read()
    const title = books.find(one => one.book.id === book)?.book.title ?? book
    // The text must not go if the database cannot record that it is gone.
    if (db.access === 'read-only') return refused('bundle.not-removed', title)
    // The work stays. This snapshot is of the moment the reader may want to return to.
    api.backUpBefore('auto', 'removal').catch(() => {})
    const outcome = await api.removeBundle(book)
    if (!outcome.ok) return { ok: false, fault: { ...outcome.fault, file: title } }
    await shelf.say(book, { removedAt: now() })
    return outcome
  }

  async bringBack(book: BookId): Promise<Outcome<null>> {
    const { api, shelf } = this.#tools
    const outcome = await api.bringBackBundle(book)
    if (!outcome.ok) {
      const title = (await shelf.read()).records.get(book)?.title ?? outcome.fault.file
      return { ok: false, fault: { ...outcome.fault, file: title } }
    }
    await shelf.say(book, { removedAt: null })
    return outcome
  }

  /**
   * What is typed is a step at once and in the shelf's words at once, because undo or another key
   * may be next.
   */
  describe(book: BookId, words: Partial<BookWords>, isTyping = false): Promise<void> {
    const { shelf } = this.#tools
    const run = async () => {
      const known = { ...noWords, ...shelf.words.get().get(book) }
      const changes = this.#enter(book, known, words, isTyping)
      if (changes) await shelf.say(book, changes)
    }
    const outcome = shelf.ready()?.then(run) ?? run()
    const ended = Promise.allSettled([this.#describing, outcome]).then(() => {
      if (this.#describing === ended) this.#describing = undefined
    })
    this.#describing = ended
    return outcome
  }

  /** Enters the change from `from` to `words` as a step. Returns what changes; null for nothing. */
  #enter(
    book: BookId,
    from: BookWords,
    words: Partial<BookWords>,
    isTyping: boolean,
  ): Partial<BookWords> | null {
    const { order } = this.#tools.undoing
    const to = tidyWords(words)
    const changed = bookWordNames.filter(
      name => to[name] !== undefined && to[name] !== (from[name] ?? null),
    )
    if (changed.length === 0) return null
    const after = picked(to, changed)
    const before = { ...picked(from, changed), ...(isTyping ? this.#goOn(book, changed) : {}) }
    // All that was typed may have been deleted again.
    if (changed.every(name => before[name] === after[name])) return after
    const step: Undoable = {
      name: 'describeBook',
      book: null,
      about: book,
      isFree: true,
      undo: () => this.#replaceWords(book, after, before),
      redo: () => this.#replaceWords(book, before, after),
    }
    order.push(step)
    this.#typed = { step, book, before, after }
    this.#isTyping = isTyping
    return after
  }

  endTyping(): void {
    this.#isTyping = false
  }

  /** As `Library.described` promises. */
  described(): Promise<void> | undefined {
    return this.#describing
  }

  /**
   * The words before the step that is still growing, if it changed the same fields of `book`. It
   * leaves the order, because the next one takes its place.
   */
  #goOn(book: BookId, changed: readonly (keyof BookWords)[]): Partial<BookWords> {
    const { order } = this.#tools.undoing
    const last = this.#typed
    const isGrowing = this.#isTyping && last?.book === book && order.isGrowing(last.step)
    if (!isGrowing) return {}
    if (Object.keys(last.before).join(' ') !== changed.join(' ')) return {}
    order.drop(last.step)
    return last.before
  }

  /** Changes `from` to `to`. The step is stale if anything has changed those fields since. */
  async #replaceWords(
    book: BookId,
    from: Partial<BookWords>,
    to: Partial<BookWords>,
  ): Promise<StepEnd> {
    const { shelf } = this.#tools
    await shelf.ready()
    const now = shelf.words.get().get(book) ?? noWords
    const isStale = bookWordNames.some(
      name => from[name] !== undefined && from[name] !== (now[name] ?? null),
    )
    if (isStale) return 'stale'
    await shelf.say(book, to)
    return 'done'
  }
}

/** The fields of `words` in `names`. */
const picked = (words: Partial<BookWords>, names: readonly (keyof BookWords)[]) =>
  names.reduce<Partial<BookWords>>((some, name) => ({ ...some, [name]: words[name] ?? null }), {})

const refused = (code: Fault['code'], file: string) =>
  ({ ok: false, fault: { code, file, place: '' } }) as const
