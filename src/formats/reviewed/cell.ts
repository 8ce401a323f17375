/** Builds one cell of a reviewed table: its words, what was tracked in them, and its comments. */
import { fromRuns, type Run, type TextFormat, type RichText } from '#domain/rich-text'
import type { TrackedChange } from '#domain/reviewing/reviewed-file'
import { withoutControls } from '#domain/text/control-characters'

export interface ReviewedCell {
  /** With tracked changes accepted. */
  readonly content: RichText
  /** The words before the tracked changes; null if none were tracked. */
  readonly original: string | null
  readonly tracked: readonly TrackedChange[]
  readonly comments: readonly CellComment[]
  /** Whether it was joined with the cell above or below it. */
  readonly isJoined: boolean
}

/** A comment in a cell, in UTF-16 offsets into its words. */
export interface CellComment {
  /** The name of the comment in its file. */
  readonly id: string
  readonly start: number
  readonly end: number
}

/** What a program recorded of words; null for words that nobody changed. */
export type Tracked =
  | (Omit<TrackedChange, 'text'> & {
      /** Whether another reviewer had inserted the words that were deleted. */
      readonly wasInserted?: boolean
    })
  | null

export class CellBuilder {
  readonly #runs: Run[] = []
  readonly #tracked: TrackedChange[] = []
  readonly #comments = new Map<string, CellComment>()
  #length = 0
  #original = ''
  #isTracked = false

  /** Adds words. Those that were deleted are only in the original, unless they were put in. */
  add(text: string, formats: readonly TextFormat[], tracked: Tracked): void {
    const words = withoutControls(text)
    if (words === '') return
    const wasThere = tracked?.kind !== 'inserted' && tracked?.wasInserted !== true
    if (wasThere) this.#original += words
    if (tracked?.kind !== 'deleted') {
      this.#runs.push({ text: words, formats })
      this.#length += words.length
    }
    if (tracked) this.#track(words, tracked)
  }

  begin(id: string): void {
    this.#comments.set(id, { id, start: this.#length, end: this.#length })
  }

  end(id: string): void {
    const { start = this.#length } = this.#comments.get(id) ?? {}
    this.#comments.set(id, { id, start, end: this.#length })
  }

  /** Adds a comment at one place, unless its range is known. */
  at(id: string): void {
    if (!this.#comments.has(id)) this.begin(id)
  }

  take(isJoined: boolean): ReviewedCell {
    return {
      content: fromRuns(this.#runs),
      original: this.#isTracked ? this.#original : null,
      tracked: this.#tracked,
      comments: [...this.#comments.values()],
      isJoined,
    }
  }

  #track(text: string, { kind, author }: NonNullable<Tracked>): void {
    this.#isTracked = true
    const last = this.#tracked.at(-1)
    if (last?.kind === kind && last.author === author)
      this.#tracked.splice(-1, 1, { ...last, text: last.text + text })
    else this.#tracked.push({ kind, text, author })
  }
}

/** What is said of a picture that a reviewer put in, which is no text. */
export const pictureNote = (name: string): string => `🖼 ${name}`.trim()

export const emptyCell: ReviewedCell = new CellBuilder().take(false)
