/** Gives the engine the whole of one book, and then whatever the reader writes in it. */
import type { Api } from '#contract/api'
import type { Fault } from '#contract/answers'
import type { Book } from '#domain/book'
import type { Operation } from '#domain/operation'
import type { Translation } from '#domain/translation'
import type { Written, WrittenNote } from '#domain/search/corpus'
import { writtenNote } from '#domain/search/written-note'
import type { LibraryDb } from '#storage/db'
import { translationsAfter } from '#storage/translations'
import { live, type Live } from '../live.ts'
import type { MarkingParts } from '../marking/marking.ts'
import type { ReportDamage } from '../report.ts'
import type { ChapterFile, SearchEngine } from './search-engine.ts'
import { storedAnnotations } from '../marking/stored-annotations.ts'
import type { Writer } from '../saving/writer.ts'
import type { Division } from '../structure/division.ts'
import type { Structures } from '../structure/structures.ts'

/** How much of a book the engine has. */
export interface Loading {
  /** The number of chapters read so far, as the manifest counts them. */
  readonly chapters: number
  readonly isWhole: boolean
  /** What could not be read. The rest can be searched. */
  readonly faults: readonly Fault[]
}

export interface SearchTools {
  readonly api: Pick<Api, 'readChapters'>
  readonly db: LibraryDb
  readonly writer: Pick<Writer, 'waiting'>
  readonly report: ReportDamage
  readonly engine: SearchEngine
  readonly present: MarkingParts['present']
  readonly structures: Structures
}

/** How many rows are read at once, because others use the database too. */
const rowsAtOnce = 500

/** A book in the engine. Loading begins when it is made. */
export class SearchedBook {
  readonly #tools: SearchTools
  readonly #book: Book
  readonly #loading = live<Loading>({ chapters: 0, isWhole: false, faults: [] })
  /** What the reader wrote that the engine has not been given yet. */
  readonly #translations = new Map<number, Written>()
  readonly #notes = new Map<string, WrittenNote>()
  #isStopped = false
  /** Null until it is known how the reader has divided the book. */
  #division: Division | null = null
  #early: readonly Operation[] = []

  constructor(tools: SearchTools, book: Book) {
    this.#tools = tools
    this.#book = book
    void this.#load()
  }

  get loading(): Live<Loading> {
    return this.#loading
  }

  /** Takes what the reader has written. It is newer than anything still being read. */
  wrote(operations: readonly Operation[]): void {
    const division = this.#division
    if (!division) {
      this.#early = [...this.#early, ...operations]
      return
    }
    for (const { table, row } of operations) {
      if (table === 'translations' && row.bookId === this.#book.id) {
        const written = writtenIn(division, row)
        this.#translations.set(written.index, written)
      }
      if (table === 'annotations' && row.bookId === this.#book.id) {
        this.#notes.set(row.id, writtenNote(division.shownMark(row)))
      }
    }
  }

  /** Gives the engine what was written since the last call. */
  async bringUp(): Promise<void> {
    const { engine } = this.#tools
    const translations = [...this.#translations.values()]
    const notes = [...this.#notes.values()]
    this.#translations.clear()
    this.#notes.clear()
    if (translations.length > 0) await engine.setTranslations(this.#book.id, translations)
    if (notes.length > 0) await engine.setNotes(this.#book.id, notes)
  }

  /** Stops reading. */
  stop(): void {
    this.#isStopped = true
  }

  async #load(): Promise<void> {
    // Taken before reading: a row that is written meanwhile may be in neither result otherwise.
    this.wrote(this.#tools.writer.waiting())
    const { structures } = this.#tools
    try {
      const division = structures.get(this.#book.id) ?? (await structures.open(this.#book))
      this.#division = division
      this.wrote(this.#early)
      this.#early = []
      await this.#loadNotes(division)
      await this.#loadTranslations(division)
      await this.#loadSource(division)
    } catch {
      this.#fail({ code: 'file.unreadable', file: this.#book.title, place: '' })
    }
    this.#loading.set({ ...this.#loading.get(), isWhole: true })
  }

  async #loadNotes(division: Division): Promise<void> {
    const { present, engine } = this.#tools
    const { id } = this.#book
    const all = present(id) ?? [...(await storedAnnotations(this.#tools, id)).values()]
    await engine.setNotes(
      id,
      all.map(mark => writtenNote(division.shownMark(mark))),
    )
  }

  async #loadTranslations(division: Division): Promise<void> {
    const { db, report, engine } = this.#tools
    const { id } = this.#book
    let last = null
    do {
      const batch = await translationsAfter(db, id, last, rowsAtOnce)
      report('translations', batch.damaged)
      const rows = batch.rows.map(row => writtenIn(division, row))
      await engine.setTranslations(id, rows)
      last = batch.last
    } while (last !== null && !this.#isStopped)
  }

  async #loadSource(division: Division): Promise<void> {
    const { api, engine } = this.#tools
    const { id } = this.#book
    const { chapters } = division.shown
    const [starts, printed] = [startsOf(division.shown), startsOf(division.printed)]
    const shown = division.divided ? (await import('./shown-file.ts')).shownFile : null
    for (let next = 0; next < chapters.length && !this.#isStopped;) {
      const outcome = await api.readChapters(id, next)
      if (!outcome.ok) this.#fail(outcome.fault)
      else {
        const files = outcome.value.map((bytes, i): ChapterFile => {
          const paragraphs = chapters[next + i]?.paragraphs ?? 0
          const file = { bytes, first: starts[next + i] ?? 0, paragraphs }
          return shown?.(division, file, printed[next + i] ?? 0) ?? file
        })
        const damaged = await engine.addSource(id, files)
        if (damaged > 0) this.#fail({ code: 'bundle.wrong-shape', file: id, place: String(next) })
      }
      next += outcome.ok ? Math.max(1, outcome.value.length) : 1
      this.#loading.set({ ...this.#loading.get(), chapters: next })
    }
  }

  #fail(fault: Fault): void {
    const loading = this.#loading.get()
    this.#loading.set({ ...loading, faults: [...loading.faults, fault] })
  }
}

/** What the reader sees of the translation of which `row` is a part. */
function writtenIn(division: Division, row: Translation): Written {
  const divided = division.structure.byPart.get(row.paragraphId)
  const text = division.translationOf(divided)?.content.text ?? row.content.text
  return { index: divided?.index ?? division.shownIndex(row.index), text }
}

/** The number of paragraphs before each chapter. */
function startsOf({ chapters }: Book): readonly number[] {
  let sum = 0
  return chapters.map(({ paragraphs }) => (sum += paragraphs) - paragraphs)
}
