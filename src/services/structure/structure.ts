import type { Book } from '#domain/book'
import type { BookId, ParagraphId } from '#domain/ids'
import type { KindOfParagraph } from '#domain/structure/paragraph-change'
import type { PlaceForChange } from '#domain/structure/waiting-change'
import type { TranslatedHeadings } from '../reading/heading-words.ts'
import type { Tallies } from '../reading/tallies.ts'
import type { DividedOutcome } from './change-paragraphs.ts'
import type { WaitingDivision } from './decide.ts'
import type { DividingPlace, IsStill, ShownRange } from './dividing.ts'
import type { Division } from './division.ts'
import type * as Acts from './acts.ts'
import type { RepairTools, Suggestion } from './repairs.ts'
import type { Structures } from './structures.ts'

export type { Suggestion } from './repairs.ts'
export type { WaitingDivision } from './decide.ts'
export type { DividedOutcome } from './change-paragraphs.ts'
export type { DividingPlace } from './dividing.ts'

/** Joins, splits and kinds of paragraphs. The bundle stays as it was printed. */
export interface Dividing {
  /** How a book is divided. It must be open before the book is read. */
  readonly open: (book: Book) => Promise<Division>
  /** The places of hidden paragraphs in a book, as shown; empty if it was not opened. */
  readonly hidden: (book: BookId) => ReadonlySet<number>
  /** Calls `listener` after each change of how an open book is divided. Returns what ends that. */
  readonly follow: Structures['follow']
  /** Takes the text of a book on the screen, which must be at rest when it is divided. */
  readonly attach: Structures['attach']
  /**
   * Joins the paragraph at a place of the shown book, from 0, with the next of its chapter, unless
   * `isStill` returns false when all is read: the reader means another place then.
   */
  readonly join: (book: BookId, index: number, isStill?: IsStill) => Promise<DividedOutcome>
  /** Splits a paragraph, as `join` does. Its translation is cut where the sentences match. */
  readonly split: (book: BookId, place: DividingPlace, isStill?: IsStill) => Promise<DividedOutcome>
  /**
   * Changes the kind of shown paragraphs, and the level of headings, as one step. Null is as
   * printed.
   */
  readonly changeKinds: (
    book: BookId,
    range: ShownRange,
    kind: KindOfParagraph,
  ) => Promise<DividedOutcome>
  /**
   * What the program would repair in a book, in the order of the text; null if it cannot be read or
   * the signal is aborted.
   */
  readonly suggestions: (book: Book, signal: AbortSignal) => Promise<readonly Suggestion[] | null>
  /** The changes of an older edition that wait in an open book, in the order of the text. */
  readonly waiting: (book: BookId) => Promise<readonly WaitingDivision[]>
  /** Makes a change that waits at a place, or, without one, ends its waiting; one step of undo. */
  readonly decide: (
    book: BookId,
    name: ParagraphId,
    to: Pick<PlaceForChange, 'printed' | 'offset'> | null,
  ) => Promise<DividedOutcome>
  /**
   * Notes that the reader makes a change that waits by hand: the next act like it in the book ends
   * its waiting, as one step. Null ends this.
   */
  readonly byHand: (book: BookId, name: ParagraphId | null) => void
  /** Makes suggested repairs, as one step. */
  readonly accept: (book: Book, accepted: readonly Suggestion[]) => Promise<DividedOutcome>
}

/** The code of the acts is loaded at the first of them. */
export function createDividing(
  given: Omit<RepairTools, 'byHand'> & {
    readonly tallies: Pick<Tallies, 'reread'>
    readonly headings: Pick<TranslatedHeadings, 'reread'>
  },
): Dividing {
  const byHand = new Map<BookId, ParagraphId>()
  const tools = { ...given, byHand }
  const { structures, tallies, headings } = tools
  const later =
    <Given extends readonly unknown[], Result>(
      act: (acts: typeof Acts) => (tools: RepairTools, ...given: Given) => Promise<Result>,
    ) =>
    async (...given: Given) =>
      act(await import('./acts.ts'))(tools, ...given)
  structures.followAll(() => {
    void tallies.reread()
    void headings.reread()
  })
  return {
    open: structures.open,
    hidden: book => structures.get(book)?.structure.hidden ?? new Set(),
    follow: structures.follow,
    attach: structures.attach,
    join: later(acts => acts.joinWithNext),
    split: later(acts => acts.splitAt),
    suggestions: later(acts => acts.suggestions),
    accept: later(acts => acts.acceptRepairs),
    waiting: later(acts => acts.waitingDivisions),
    decide: later(acts => acts.decideDivision),
    byHand(book, name) {
      if (name === null) byHand.delete(book)
      else byHand.set(book, name)
    },
    changeKinds: later(acts => acts.changeKinds),
  }
}
