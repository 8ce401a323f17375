import type { Book } from '#domain/book'
import type { BookId } from '#domain/ids'
import type { ShownKind } from '#domain/structure/paragraph-change'
import type { TranslatedHeadings } from '../reading/heading-words.ts'
import type { Tallies } from '../reading/tallies.ts'
import type { DividedOutcome, DividingTools, DividingPlace, IsStill } from './dividing.ts'
import type { Division } from './division.ts'
import type { Structures } from './structures.ts'

export type { DividedOutcome, DividingPlace } from './dividing.ts'

/** Joins, splits and kinds of paragraphs. The bundle stays as it was printed. */
export interface Dividing {
  /** How a book is divided. It must be open before the book is read. */
  readonly open: (book: Book) => Promise<Division>
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
  /** Changes the kind of a paragraph, and the level of a heading. Null is as printed. */
  readonly changeKind: (
    book: BookId,
    index: number,
    kind: { readonly kind: ShownKind | null; readonly level: number | null },
  ) => Promise<DividedOutcome>
}

/** The code of the acts is loaded at the first of them. */
export function createDividing(
  tools: DividingTools & {
    readonly tallies: Pick<Tallies, 'reread'>
    readonly headings: Pick<TranslatedHeadings, 'reread'>
  },
): Dividing {
  const { structures, tallies, headings } = tools
  const acts = () => import('./dividing.ts')
  structures.followAll(() => {
    void tallies.reread()
    void headings.reread()
  })
  return {
    open: structures.open,
    follow: structures.follow,
    attach: structures.attach,
    join: async (...act) => (await acts()).joinWithNext(tools, ...act),
    split: async (...act) => (await acts()).splitAt(tools, ...act),
    changeKind: async (...act) => (await acts()).changeKind(tools, ...act),
  }
}
