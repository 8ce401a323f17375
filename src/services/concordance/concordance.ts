/** Every occurrence of words in books, each with what the reader has made of it. */
import type { Fault, Outcome, SaveOutcome } from '#contract/answers'
import type { Side } from '#domain/anchor'
import type { Book } from '#domain/book'
import type { ConcordanceLine } from '#domain/concordance/concordance-line'
import type { LineOrder } from '#domain/concordance/line-order'
import type { Rendering } from '#domain/concordance/rendering'

/** What is sought. */
export interface ConcordanceQuery {
  readonly words: string
  /** In this order. The same array finds the same lines. */
  readonly books: readonly Book[]
  readonly side: Side
  /** Only where the words are whole words of the text: not 自由 in 自由港. */
  readonly isWhole: boolean
}

/** What has been found so far. */
export interface FoundLines {
  /** In the order of the books and of their texts. */
  readonly lines: readonly ConcordanceLine[]
  readonly isDone: boolean
  /** Whether there are more than `mostLines`. */
  readonly hasMore: boolean
  /** What could not be read, and whether the dictionary that finds word boundaries failed. */
  readonly faults: readonly Fault[]
  readonly lacksWords: boolean
}

/** The most lines that are listed. */
export const mostLines = 20_000

/** A concordance as the reader left it, to come back to it after going to a place. */
export interface KeptConcordance {
  readonly words: string
  readonly scope: 'book' | 'all'
  readonly isWhole: boolean
  readonly order: LineOrder
  /** The name (`lineKey`) of the line from which the reader went to its place; null for none. */
  readonly line: string | null
}

export interface LinesToExport {
  readonly lines: readonly ConcordanceLine[]
  readonly words: string
  readonly books: readonly Book[]
  readonly signal: AbortSignal
  /** Called with the share that is done, from 0 to 1. */
  readonly onProgress: (share: number) => void
}

export interface Concordance {
  /** Reports lines as they are found. The returned function ends it; nothing is reported then. */
  readonly find: (query: ConcordanceQuery, report: (found: FoundLines) => void) => () => void
  /** Returns what renders each line; null where nothing says that. */
  readonly renderings: (lines: readonly ConcordanceLine[]) => Promise<readonly (Rendering | null)[]>
  /** Returns lines in another order. `language` (BCP 47) decides between pinyin and strokes. */
  readonly inOrder: (
    lines: readonly ConcordanceLine[],
    order: LineOrder,
    language: string,
  ) => Promise<readonly ConcordanceLine[]>
  /** Saves lines with their renderings as CSV where the reader chooses. */
  readonly save: (what: LinesToExport) => Promise<Outcome<SaveOutcome>>
  /** What the reader had on the screen last; null before the first. */
  kept: KeptConcordance | null
}
