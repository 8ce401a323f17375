import type { Book } from '#domain/book'
import type { BookId, ParagraphId } from '#domain/ids'
import { progressOf, type Progress } from '#domain/progress'
import type { TranslationState } from '#domain/translation'
import type { LibraryDb } from '#storage/db'
import { statesOf } from '#storage/translations'
import { live, type Live, type Settable } from '../live.ts'
import type { Writer } from '../saving/writer.ts'
import type { Structures } from '../structure/structures.ts'
import { StateMap } from './state-map.ts'

export interface BookProgress {
  readonly whole: Progress
  /** One for each chapter. */
  readonly chapters: readonly Progress[]
  /** The states that are not `empty`, by the paragraph's index in the book. */
  readonly states: ReadonlyMap<number, TranslationState>
}

/** The progress in each open book. It is read once and then follows what the reader does. */
export interface Tallies {
  /** Everything is `empty` until the database has been read, and stays so if it cannot be read. */
  readonly of: (book: Book) => Live<BookProgress>
  readonly change: (book: BookId, row: PlacedState) => void
  /** Reads the progress again, because the database or the division of a book is another. */
  readonly reread: () => Promise<void>
}

/** The state of a translation, as its row says. */
export interface PlacedState {
  readonly paragraphId: ParagraphId
  readonly index: number
  readonly state: TranslationState
}

interface Counted extends BookProgress {
  readonly states: StateMap
}

interface Tally {
  book: Book
  readonly progress: Settable<Counted>
  /**
   * Every state that is known, `empty` ones among them. It is newer than what the database returns
   * later.
   */
  known: Map<number, TranslationState>
}

interface TallyTools {
  readonly db: LibraryDb
  readonly writer: Pick<Writer, 'waiting'>
  readonly structures: Pick<Structures, 'get'>
}

/** Tallies without a book. */
export function createTallies(tools: TallyTools): Tallies {
  const tallies = new Map<BookId, Tally>()

  function of(book: Book): Live<BookProgress> {
    const open = tallies.get(book.id)
    if (open) return open.progress
    const known = waitingStates(tools, book.id)
    const progress = live(progressIn(book, known, hiddenIn(tools, book.id)))
    const tally = { book, known, progress }
    tallies.set(book.id, tally)
    void readInto(tools, tally)
    return progress
  }

  async function reread(): Promise<void> {
    await Promise.all(
      [...tallies.values()].map(tally => {
        const { id } = tally.book
        tally.book = tools.structures.get(id)?.shown ?? tally.book
        tally.known = waitingStates(tools, id)
        return readInto(tools, tally)
      }),
    )
  }

  function change(book: BookId, row: PlacedState): void {
    const tally = tallies.get(book)
    if (!tally) return
    const { index, state } = shownState(tools, book, row)
    const before = tally.known.get(index) ?? 'empty'
    tally.known.set(index, state)
    if (before === state) return
    const isHidden = hiddenIn(tools, book).has(index)
    tally.progress.set(moved(tally, index, { from: before, to: state, isHidden }))
  }

  return { of, change, reread }
}

async function readInto({ db, structures }: TallyTools, tally: Tally): Promise<void> {
  const { book, known, progress } = tally
  // If this fails, reading the book's sections fails too, and that is reported.
  const stored = await statesOf(db, book.id).catch(() => new Map<number, TranslationState>())
  const division = structures.get(book.id)
  const divided = new Set(
    division?.structure.divided.flatMap(({ parts }) => parts.map(part => part.index)),
  )
  const take = (index: number, state: TranslationState) => {
    if (!known.has(index)) known.set(index, state)
  }
  for (const [index, state] of stored)
    if (!divided.has(index)) take(division?.shownIndex(index) ?? index, state)
  for (const one of division?.structure.divided ?? [])
    take(one.index, division?.translationOf(one)?.state ?? 'empty')
  progress.set(progressIn(tally.book, known, hiddenIn({ structures }, book.id)))
}

interface StateMove {
  readonly from: TranslationState
  readonly to: TranslationState
  readonly isHidden: boolean
}

/**
 * The progress after one paragraph's state has changed. Counting all again would delay the key that
 * changed it.
 */
function moved(
  { book, progress }: Tally,
  index: number,
  { from, to, isHidden }: StateMove,
): Counted {
  const { whole, chapters, states } = progress.get()
  const next = states.with(index, to === 'empty' ? null : to)
  if (isHidden) return { whole, chapters, states: next }
  const step = (counts: Progress) => ({ ...counts, [from]: counts[from] - 1, [to]: counts[to] + 1 })
  const at = chapterAt(book, index)
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

/** The places, as shown, of hidden paragraphs. Their states do not count. */
const hiddenIn = ({ structures }: Pick<TallyTools, 'structures'>, book: BookId) =>
  structures.get(book)?.structure.hidden ?? new Set<number>()

function progressIn(
  book: Book,
  known: ReadonlyMap<number, TranslationState>,
  hidden: ReadonlySet<number>,
): Counted {
  const byChapter = book.chapters.map((): TranslationState[] => [])
  const ends: number[] = []
  for (const { paragraphs } of book.chapters) ends.push((ends.at(-1) ?? 0) + paragraphs)
  let chapter = 0
  const states = [...known].filter(([, state]) => state !== 'empty').sort(([a], [b]) => a - b)
  for (const [index, state] of states) {
    while (index >= (ends[chapter] ?? Infinity)) chapter++
    if (!hidden.has(index)) byChapter[chapter]?.push(state)
  }
  return {
    whole: progressOf((ends.at(-1) ?? 0) - hidden.size, byChapter.flat()),
    chapters: book.chapters.map(({ paragraphs }, i) => {
      const end = ends[i] ?? 0
      const isIn = (index: number) => index < end && index >= end - paragraphs
      return progressOf(paragraphs - [...hidden].filter(isIn).length, byChapter[i] ?? [])
    }),
    states: StateMap.of(states),
  }
}

const waitingStates = (tools: TallyTools, book: BookId): Map<number, TranslationState> =>
  new Map(
    tools.writer.waiting().flatMap(({ table, row }) => {
      if (table !== 'translations' || row.bookId !== book) return []
      const { index, state } = shownState(tools, book, row)
      return [[index, state] as const]
    }),
  )

/** The state of the shown paragraph that a row belongs to. */
function shownState(
  { structures }: TallyTools,
  book: BookId,
  { paragraphId, index, state }: PlacedState,
): Omit<PlacedState, 'paragraphId'> {
  const division = structures.get(book)
  const divided = division?.structure.byPart.get(paragraphId)
  if (!divided) return { index: division?.shownIndex(index) ?? index, state }
  return { index: divided.index, state: division?.translationOf(divided)?.state ?? state }
}
