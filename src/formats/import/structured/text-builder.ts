/**
 * Builds the text and inlines of one paragraph from pieces, collapsing white space as HTML does.
 */
import type { DraftInline } from '../draft.ts'

export interface BuiltText {
  readonly text: string
  readonly inlines: readonly DraftInline[]
  /** The offsets at which lines end that the text does not show, if there are any. */
  readonly lineEnds?: readonly number[]
}

/** An inline without its range. */
export type Look = DraftInline extends infer T
  ? T extends DraftInline
    ? Omit<T, 'start' | 'end'>
    : never
  : never

/**
 * White space that layout collapses. The no-break and the ideographic space are part of the text.
 */
const collapsible = /[ \t\n\r\f]+/g
// Quotation marks and dashes are Chinese if the character inside them is.
const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef][”’…—]?$/u
const wideStart = /^[“‘…—]?[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u

/** Offsets are UTF-16 code units of the text added since the last `take`. */
export class TextBuilder {
  /** Joined only by `take`: reading one growing string after each addition would copy it. */
  #pieces: string[] = []
  #length = 0
  #tail = ''
  #hasWords = false
  /** Offsets of the spaces that `#settle` wrote before a word. */
  #spaces = new Set<number>()
  #inlines: DraftInline[] = []
  #lineEnds: number[] = []
  /** White space that is written only if a word follows it. */
  #pending: 'none' | 'space' | 'line' = 'none'

  /** The offset of the next character. */
  get length(): number {
    return this.#length
  }

  /** Whether only white space was added. */
  get isBlank(): boolean {
    return !this.#hasWords
  }

  /**
   * Adds `added` with each run of white space as one space, or none at a line end between Han
   * characters.
   */
  flow(added: string): void {
    let from = 0
    for (const { 0: space, index } of added.matchAll(collapsible)) {
      if (index > from) {
        this.#settle(added.slice(from, from + 2))
        this.#write(added.slice(from, index))
      }
      if (this.#pending !== 'line') this.#pending = /[\n\r]/.test(space) ? 'line' : 'space'
      from = index + space.length
    }
    if (from < added.length) {
      this.#settle(added.slice(from, from + 2))
      this.#write(added.slice(from))
    }
  }

  /** Adds the end of a line, which the text shows at most as a space. */
  endLine(): void {
    this.#lineEnds.push(this.#length)
    this.flow('\n')
  }

  /** Adds `added` unchanged, with its spaces and line ends. */
  verbatim(added: string): void {
    if (added === '') return
    if (added.startsWith('\n')) this.#pending = 'none'
    this.#settle(added)
    this.#write(added)
  }

  /**
   * Puts an inline over the text from the offset `start` to the end. Adds none if that text is
   * empty.
   */
  mark(look: Look, start: number): void {
    // A space that was pending at `start` is outside the inline.
    const from = this.#spaces.has(start) ? start + 1 : start
    if (from < this.#length) this.#inlines.push({ ...look, start: from, end: this.#length })
  }

  /** Returns the paragraph, without white space at its edges, and empties the builder. */
  take(): BuiltText {
    const built = trimmed(this.#pieces.join(''), this.#inlines, this.#lineEnds)
    this.#pieces = []
    this.#length = 0
    this.#tail = ''
    this.#hasWords = false
    this.#spaces = new Set()
    this.#inlines = []
    this.#lineEnds = []
    this.#pending = 'none'
    return built
  }

  #write(added: string): void {
    this.#pieces.push(added)
    this.#length += added.length
    this.#tail = (this.#tail + added.slice(-2)).slice(-2)
    this.#hasWords ||= added.trim() !== ''
  }

  /** Writes the pending white space before `next`, unless it is only layout. */
  #settle(next: string): void {
    if (this.#pending === 'none') return
    const joins = this.#pending === 'line' && wide.test(this.#tail) && wideStart.test(next)
    if (this.#length > 0 && !this.#tail.endsWith('\n') && !joins) {
      this.#spaces.add(this.#length)
      this.#write(' ')
    }
    this.#pending = 'none'
  }
}

/**
 * Returns `text` without white space at its edges, with its inlines moved and cut, sorted by their
 * starts.
 */
function trimmed(
  text: string,
  inlines: readonly DraftInline[],
  lineEnds: readonly number[],
): BuiltText {
  const from = text.length - text.trimStart().length
  const whole = text.trim()
  return {
    text: whole,
    inlines: shifted(inlines, from, whole.length),
    ...(lineEnds.length > 0 && { lineEnds: lineEnds.map(end => end - from) }),
  }
}

/**
 * Returns the parts of `inlines` between `from` and `from + length`, with offsets relative to
 * `from`.
 */
export function shifted(
  inlines: readonly DraftInline[],
  from: number,
  length: number,
): readonly DraftInline[] {
  return inlines
    .map(inline => ({
      ...inline,
      start: Math.max(inline.start - from, 0),
      end: Math.min(inline.end - from, length),
    }))
    .filter(({ start, end }) => start < end)
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
}
