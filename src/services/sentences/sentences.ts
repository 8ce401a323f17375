/** The sentences of pairs as the reader corrected them. */
import type { Range } from '#domain/anchor'
import type { BookId, ParagraphId, SentenceChangeId } from '#domain/ids'
import type { NotCorrected, PairPlace } from '#domain/sentences/sentence-acts'
import type { SentenceChange } from '#domain/sentences/sentence-change'
import type { PairSentences } from '#domain/sentences/sentence-links'
import type { PlaceForSentence } from '#domain/sentences/waiting-sentence'
import type { UndoOrder } from '#domain/undo-order'
import type { Undoable } from '#domain/undo-step'
import type { LibraryDb } from '#storage/db'
import { fetchOnce } from '../fetch-once.ts'
import type { ReportDamage } from '../report.ts'
import type { Writer } from '../saving/writer.ts'
import type { Structures } from '../structure/structures.ts'

/** A pair as it is shown, with its texts of this moment. */
export interface ShownPair {
  readonly id: ParagraphId
  /** The place in the book as shown, from 0. */
  readonly index: number
  readonly source: string
  readonly translation: string
}

export type SentenceOutcome =
  | { readonly ok: true; readonly step: Undoable }
  | { readonly ok: false; readonly why: NotCorrected | 'unplaced' }

/** The sentences of one book, whose corrections have been read. */
export interface BookSentences {
  /** The sentences of a pair and their links. The same object while nothing has changed. */
  readonly of: (pair: ShownPair) => PairSentences
  /** The sentence at a place; null in an empty text. */
  readonly at: (pair: ShownPair, place: PairPlace) => Range | null
  /** Joins the sentence at a place with the next one. */
  readonly join: (pair: ShownPair, place: PairPlace) => SentenceOutcome
  readonly split: (pair: ShownPair, place: PairPlace) => SentenceOutcome
  /** Takes the sentence at `from` to those that belong to the one at `to`, on the other side. */
  readonly link: (pair: ShownPair, from: PairPlace, to: PairPlace) => SentenceOutcome
  /** Takes apart the sentences that belong to the one at a place. */
  readonly unlink: (pair: ShownPair, place: PairPlace) => SentenceOutcome
  /** The corrections of an older edition that wait for a place, in the order of the text. */
  readonly waiting: () => readonly SentenceChange[]
  /**
   * Makes a correction that waits at a place, as one step; without a place it waits no more and
   * changes nothing. Resolves to false if it does not wait.
   */
  readonly decide: (id: SentenceChangeId, to: PlaceForSentence | null) => Promise<boolean>
  /**
   * Notes that the reader makes a correction that waits by hand: the next act like it in the book
   * ends its waiting, as one step. Null ends this.
   */
  readonly byHand: (id: SentenceChangeId | null) => void
}

export interface Sentences {
  /** Reads what was corrected in `book`. Rejects if the database cannot be read. */
  readonly open: (book: BookId) => Promise<BookSentences>
  /** Calls `listener` after each correction. Returns what ends that. */
  readonly follow: (listener: () => void) => () => void
}

export interface SentenceTools {
  readonly db: LibraryDb
  readonly writer: Pick<Writer, 'waiting' | 'follow' | 'put'>
  readonly report: ReportDamage
  readonly undo: UndoOrder
  readonly structures: Pick<Structures, 'get'>
  /** BCP 47 tag of the language that a book is translated into. */
  readonly languageOf: (book: BookId) => string
  readonly now: () => number
  readonly newId: () => string
  readonly tell: () => void
}

/** Sentences whose code and rows are loaded at the first call. */
export function sentencesLater(tools: Omit<SentenceTools, 'tell'>): Sentences & {
  /** Reads all again, because something else has changed the database. */
  readonly reread: () => Promise<void>
} {
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  let isLoaded = false
  const loaded = fetchOnce(async () => {
    const { SentenceRows } = await import('./sentence-rows.ts')
    isLoaded = true
    return new SentenceRows({ ...tools, tell })
  })
  return {
    open: async book => (await loaded()).open(book),
    follow(listener) {
      const own = () => listener()
      listeners.add(own)
      return () => listeners.delete(own)
    },
    reread: async () => {
      if (isLoaded) await (await loaded()).reread()
    },
  }
}
