import type { Book } from '#domain/book'
import type { BookId } from '#domain/ids'
import { progressOf, type Progress } from '#domain/progress'
import type { TranslationState } from '#domain/translation'
import type { LibraryDb } from '#storage/db'
import { statesOf } from '#storage/translations'
import { live, type Live, type Settable } from '../live.ts'
import type { Writer } from '../saving/writer.ts'

export interface BookProgress {
  readonly whole: Progress
  /** One for every chapter. */
  readonly chapters: readonly Progress[]
  /** State by the paragraph's place in the book, for those that are not `empty`. */
  readonly states: ReadonlyMap<number, TranslationState>
}

/** How far each open book has come: read once, then kept in step with what the reader does. */
export interface Tallies {
  /** Everything is `empty` until the database has answered; it stays so if the database cannot be read. */
  readonly of: (book: Book) => Live<BookProgress>
  readonly change: (book: BookId, index: number, state: TranslationState) => void
  /** Reads all anew: the database has been changed by something else. */
  readonly reread: () => Promise<void>
}

interface Tally {
  readonly book: Book
  readonly progress: Settable<BookProgress>
  /** What is known to be so, `empty` too: it is newer than what the database answers later. */
  readonly known: Map<number, TranslationState>
}

/** Tallies of no book yet. */
export function createTallies(tools: { readonly db: LibraryDb; readonly writer: Writer }): Tallies {
  const tallies = new Map<BookId, Tally>()

  function of(book: Book): Live<BookProgress> {
    const open = tallies.get(book.id)
    if (open) return open.progress
    const known = waitingStates(tools.writer, book.id)
    const progress = live(progressIn(book, known))
    tallies.set(book.id, { book, known, progress })
    void read({ book, known, progress })
    return progress
  }

  async function read({ book, known, progress }: Tally): Promise<void> {
    // If it cannot be read, neither can the sections of the book, and those who ask for them say so.
    const stored = await statesOf(tools.db, book.id).catch(
      () => new Map<number, TranslationState>(),
    )
    for (const [index, state] of stored) if (!known.has(index)) known.set(index, state)
    progress.set(progressIn(book, known))
  }

  async function reread(): Promise<void> {
    await Promise.all(
      [...tallies.values()].map(tally => {
        tally.known.clear()
        return read(tally)
      }),
    )
  }

  function change(book: BookId, index: number, state: TranslationState): void {
    const tally = tallies.get(book)
    if (!tally) return
    const before = tally.known.get(index) ?? 'empty'
    tally.known.set(index, state)
    if (before !== state) tally.progress.set(moved(tally, index, before, state))
  }

  return { of, change, reread }
}

/** The progress with one paragraph in another state. Counted anew it would be felt in the key that changed it. */
function moved(
  { book, progress }: Tally,
  index: number,
  from: TranslationState,
  to: TranslationState,
): BookProgress {
  const { whole, chapters, states } = progress.get()
  const step = (counts: Progress) => ({ ...counts, [from]: counts[from] - 1, [to]: counts[to] + 1 })
  const at = chapterAt(book, index)
  const next = new Map(states)
  if (to === 'empty') next.delete(index)
  else next.set(index, to)
  return {
    whole: step(whole),
    chapters: chapters.map((counts, i) => (i === at ? step(counts) : counts)),
    states: next,
  }
}

function chapterAt(book: Book, index: number): number {
  let end = 0
  return book.chapters.findIndex(({ paragraphs }) => index < (end += paragraphs))
}

function progressIn(book: Book, known: ReadonlyMap<number, TranslationState>): BookProgress {
  const byChapter = book.chapters.map((): TranslationState[] => [])
  const ends: number[] = []
  for (const { paragraphs } of book.chapters) ends.push((ends.at(-1) ?? 0) + paragraphs)
  let chapter = 0
  const states = [...known].filter(([, state]) => state !== 'empty').sort(([a], [b]) => a - b)
  for (const [index, state] of states) {
    while (index >= (ends[chapter] ?? Infinity)) chapter++
    byChapter[chapter]?.push(state)
  }
  return {
    whole: progressOf(ends.at(-1) ?? 0, byChapter.flat()),
    chapters: book.chapters.map(({ paragraphs }, i) => progressOf(paragraphs, byChapter[i] ?? [])),
    states: new Map(states),
  }
}

const waitingStates = (writer: Writer, book: BookId): Map<number, TranslationState> =>
  new Map(
    writer
      .waiting()
      .flatMap(({ table, row }) =>
        table === 'translations' && row.bookId === book ? [[row.index, row.state] as const] : [],
      ),
  )
