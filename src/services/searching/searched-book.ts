/** Gives the engine all of one book, and from then on whatever the reader writes. */
import type { Api } from '#contract/api'
import type { Fault } from '#contract/answers'
import type { Book } from '#domain/book'
import type { Operation } from '#domain/operation'
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

/** How much of a book the engine has. */
export interface Loading {
  /** Chapters of all there are, as the manifest counts them. */
  readonly chapters: number
  readonly isWhole: boolean
  /** What could not be read. The rest is searched all the same. */
  readonly faults: readonly Fault[]
}

export interface SearchedBook {
  readonly loading: Live<Loading>
  /** Takes what the reader has written: newer than anything that is still being read. */
  readonly wrote: (operations: readonly Operation[]) => void
  /** Gives the engine what was written since it was last asked to. */
  readonly bringUp: () => Promise<void>
  /** Reads no more. */
  readonly stop: () => void
}

export interface SearchTools {
  readonly api: Pick<Api, 'readChapters'>
  readonly db: LibraryDb
  readonly writer: Writer
  readonly report: ReportDamage
  readonly engine: SearchEngine
  readonly present: MarkingParts['present']
}

/** Rows read at once: others want the database too. */
const rowsAtOnce = 500

/** Begins to load `book`. */
export function searchedBook(tools: SearchTools, book: Book): SearchedBook {
  const { engine, db, report } = tools
  const loading = live<Loading>({ chapters: 0, isWhole: false, faults: [] })
  const translations = new Map<number, Written>()
  const notes = new Map<string, WrittenNote>()
  let stopped = false

  function wrote(operations: readonly Operation[]): void {
    for (const { table, row } of operations) {
      if (table === 'translations' && row.bookId === book.id) {
        translations.set(row.index, { index: row.index, text: row.content.text })
      }
      if (table === 'annotations' && row.bookId === book.id) notes.set(row.id, writtenNote(row))
    }
  }

  async function bringUp(): Promise<void> {
    const [fresh, freshNotes] = [[...translations.values()], [...notes.values()]]
    translations.clear()
    notes.clear()
    if (fresh.length > 0) await engine.setTranslations(book.id, fresh)
    if (freshNotes.length > 0) await engine.setNotes(book.id, freshNotes)
  }

  async function loadSource(): Promise<void> {
    const starts = startsOf(book)
    for (let next = 0; next < book.chapters.length && !stopped;) {
      const answer = await tools.api.readChapters(book.id, next)
      if (!answer.ok) fail(answer.fault)
      else {
        const files = answer.value.map((bytes, i): ChapterFile => {
          const paragraphs = book.chapters[next + i]?.paragraphs ?? 0
          return { bytes, first: starts[next + i] ?? 0, paragraphs }
        })
        const damaged = await engine.addSource(book.id, files)
        if (damaged > 0) fail({ code: 'bundle.wrong-shape', file: book.id, place: String(next) })
      }
      next += answer.ok ? Math.max(1, answer.value.length) : 1
      loading.set({ ...loading.get(), chapters: next })
    }
  }

  async function loadTranslations(): Promise<void> {
    let last = null
    do {
      const batch = await translationsAfter(db, book.id, last, rowsAtOnce)
      report('translations', batch.damaged)
      const rows = batch.rows.map(({ index, content }) => ({ index, text: content.text }))
      await engine.setTranslations(book.id, rows)
      last = batch.last
    } while (last !== null && !stopped)
  }

  async function loadNotes(): Promise<void> {
    const all = tools.present(book.id) ?? [...(await storedAnnotations(tools, book.id)).values()]
    await engine.setNotes(book.id, all.map(writtenNote))
  }

  function fail(fault: Fault): void {
    loading.set({ ...loading.get(), faults: [...loading.get().faults, fault] })
  }

  async function load(): Promise<void> {
    // Asked before reading: what is written in between may be missing from both otherwise.
    wrote(tools.writer.waiting())
    try {
      await loadNotes()
      await loadTranslations()
      await loadSource()
    } catch {
      fail({ code: 'file.unreadable', file: book.title, place: '' })
    }
    loading.set({ ...loading.get(), isWhole: true })
  }

  void load()
  return { loading, wrote, bringUp, stop: () => void (stopped = true) }
}

/** How many paragraphs come before each chapter. */
function startsOf({ chapters }: Book): readonly number[] {
  let sum = 0
  return chapters.map(({ paragraphs }) => (sum += paragraphs) - paragraphs)
}
