import type { Book } from '#domain/book'
import type { BookId, ParagraphId } from '#domain/ids'
import type { ParagraphChange } from '#domain/structure/paragraph-change'
import type { LibraryDb } from '#storage/db'
import type { ReportDamage } from '../report.ts'
import type { Texts } from '../saving/texts.ts'
import type { UnfinishedWork } from '../saving/unfinished-work.ts'
import type { Writer } from '../saving/writer.ts'
import type { Division } from './division.ts'

/** The text of a book on the screen. Its changes name paragraphs as they are shown. */
export interface OpenText {
  /** Makes all changes that wait. */
  readonly settle: () => void
  /** Whether an input method composes in it. */
  readonly isComposing: () => boolean
  /** Resolves when a composition may have ended. */
  readonly composed: () => Promise<void>
}

/** Why a text must not be divided now: work goes on in it, or an input method composes. */
export type NotFree = 'busy' | 'composing'

/** How the books are divided that were opened since the start. */
export interface Structures {
  /** Reads how `book` is divided. Rejects if the database cannot be read. */
  readonly open: (book: Book) => Promise<Division>
  /** The division of a book that was opened; undefined for others. */
  readonly get: (book: BookId) => Division | undefined
  /** Takes the text of a book on the screen. Returns what ends that. */
  readonly attach: (book: BookId, text: OpenText) => () => void
  /**
   * Makes the changes that wait in the text of `book`, while its paragraphs are as they are shown.
   * Returns why it must not be divided in this task; null if it may be.
   */
  readonly settle: (book: BookId) => NotFree | null
  /** Takes changes that are being written. Their divisions have changed when it returns. */
  readonly changed: (book: BookId, rows: readonly ParagraphChange[]) => void
  /** Ignores rows that the print contradicts, and reports them as damaged. */
  readonly refuse: (book: BookId, rows: readonly ParagraphChange[]) => Promise<void>
  /** Calls `listener` after a change of how `book` is divided. Returns what ends that. */
  readonly follow: (book: BookId, listener: () => void) => () => void
  /** Calls `listener` with each book that is divided otherwise. */
  readonly followAll: (listener: (book: BookId) => void) => void
  /** Reads all again, because something else has changed the database. */
  readonly reread: () => Promise<void>
  /** The translations of parts, as the reader wrote them last. */
  readonly readParts: (division: Division, parts: readonly ParagraphId[]) => Promise<void>
}

export interface StructureTools {
  readonly db: LibraryDb
  readonly writer: Pick<Writer, 'waiting'>
  readonly texts: Texts
  readonly unfinished: Pick<UnfinishedWork, 'isWorking' | 'finished'>
  readonly report: ReportDamage
}

/** The divisions of no book yet. */
export function createStructures(tools: StructureTools): Structures {
  const { attach, settle, composed } = openTexts(tools)
  const rest = { settle, composed, unfinished: tools.unfinished }
  const divisions = new Map<BookId, Division>()
  const opening = new Map<BookId, Promise<Division>>()
  const listeners = new Map<BookId, Set<() => void>>()

  async function open(book: Book): Promise<Division> {
    const known = opening.get(book.id)
    if (known) return known
    // Loaded with the first book, because a start does not need it.
    const reading = code().then(async ({ openDivision }) => {
      const division = await openDivision(tools, book)
      divisions.set(book.id, division)
      return division
    })
    opening.set(book.id, reading)
    reading.catch(() => opening.delete(book.id))
    return reading
  }

  const followers: ((book: BookId) => void)[] = []
  const tell = (book: BookId) => {
    for (const follower of followers) follower(book)
    for (const listener of listeners.get(book) ?? []) listener()
  }

  return {
    open,
    attach,
    settle,
    get: book => divisions.get(book),
    changed: (book, rows) => {
      divisions.get(book)?.put(rows)
      tell(book)
    },
    refuse: async (book, rows) => {
      const division = divisions.get(book)
      if (division) await (await code()).refuse(tools, division, { ...rest, rows })
      tell(book)
    },
    follow: (book, listener) => {
      const own = listeners.get(book) ?? new Set()
      const heard = () => listener()
      listeners.set(book, own.add(heard))
      return () => own.delete(heard)
    },
    followAll: listener => void followers.push(listener),
    reread: async () => {
      for (const [book, division] of divisions) {
        await (await code()).rereadDivision(tools, division, rest)
        if (division.divided) tell(book)
      }
    },
    readParts: async (...wanted) => (await code()).readParts(tools, ...wanted),
  }
}

const code = () => import('./open-division.ts')

/** The texts on the screen, and whether they are at rest. */
function openTexts({ unfinished }: Pick<StructureTools, 'unfinished'>) {
  const texts = new Map<BookId, OpenText>()

  function settle(book: BookId): NotFree | null {
    const text = texts.get(book)
    if (text?.isComposing()) return 'composing'
    if (unfinished.isWorking.get()) return 'busy'
    text?.settle()
    // A paste that was held back may go on in other sections.
    return unfinished.isWorking.get() ? 'busy' : null
  }

  return {
    attach: (book: BookId, text: OpenText) => {
      texts.set(book, text)
      return () => {
        if (texts.get(book) === text) texts.delete(book)
      }
    },
    settle,
    /** Resolves when a composition may have ended. */
    composed: (book: BookId) => texts.get(book)?.composed(),
  }
}
