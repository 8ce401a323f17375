/**
 * Makes one paragraph of pieces of text, some of them inside an inline, some with white
 * space that means nothing. White space at its edges goes, and offsets with it.
 */
import type { DraftInline } from '../draft.ts'

export interface BuiltText {
  readonly text: string
  readonly inlines: readonly DraftInline[]
}

/** What an inline is, but for where it stands. */
export type Look = DraftInline extends infer T
  ? T extends DraftInline
    ? Omit<T, 'start' | 'end'>
    : never
  : never

export interface TextBuilder {
  /** Adds `text` in which a stretch of white space is one space, and none between Han characters at a line's end. */
  readonly flow: (text: string) => void
  /** Adds `text` as it is, its spaces and line ends with it. */
  readonly verbatim: (text: string) => void
  /** Where the next character will stand, in UTF-16 code units of what there is so far. */
  readonly at: () => number
  /** What was added from `start` on is in an inline. */
  readonly mark: (look: Look, start: number) => void
  /** Whether anything but white space was added. */
  readonly isBlank: () => boolean
  /** The paragraph; the builder is empty after it. */
  readonly take: () => BuiltText
}

/** White space that layout makes and breaks: the no-break space and the ideographic one are characters of the text. */
const collapsible = /[ \t\n\r\f]+/g
// Quotation marks and dashes are those of Chinese where Chinese stands inside of them.
const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef][”’…—]?$/u
const wideStart = /^[“‘…—]?[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u

export function textBuilder(): TextBuilder {
  // Kept in pieces: looking into one long string after each addition would copy it each time.
  let pieces: string[] = []
  let length = 0
  let tail = ''
  let hasWords = false
  /** Where white space was written before a word. */
  let spaces = new Set<number>()
  let inlines: DraftInline[] = []
  /** White space seen and not yet written: it is only if a word follows. */
  let pending: 'none' | 'space' | 'line' = 'none'

  function write(added: string): void {
    pieces.push(added)
    length += added.length
    tail = (tail + added.slice(-2)).slice(-2)
    hasWords ||= added.trim() !== ''
  }

  function settle(next: string): void {
    if (pending === 'none') return
    const joins = pending === 'line' && wide.test(tail) && wideStart.test(next)
    if (length > 0 && !tail.endsWith('\n') && !joins) {
      spaces.add(length)
      write(' ')
    }
    pending = 'none'
  }

  return {
    flow(added) {
      let from = 0
      for (const { 0: space, index } of added.matchAll(collapsible)) {
        if (index > from) {
          settle(added.slice(from, from + 2))
          write(added.slice(from, index))
        }
        if (pending !== 'line') pending = /[\n\r]/.test(space) ? 'line' : 'space'
        from = index + space.length
      }
      if (from < added.length) {
        settle(added.slice(from, from + 2))
        write(added.slice(from))
      }
    },
    verbatim(added) {
      if (added === '') return
      if (added.startsWith('\n')) pending = 'none'
      settle(added)
      write(added)
    },
    at: () => length,
    mark(look, start) {
      // White space that was still pending stands before the inline.
      const from = spaces.has(start) ? start + 1 : start
      if (from < length) inlines.push({ ...look, start: from, end: length })
    },
    isBlank: () => !hasWords,
    take() {
      const built = trimmed(pieces.join(''), inlines)
      pieces = []
      length = 0
      tail = ''
      hasWords = false
      spaces = new Set()
      inlines = []
      pending = 'none'
      return built
    },
  }
}

/** `text` without white space at its edges; its inlines moved and cut with it, in the order in which they begin. */
export function trimmed(text: string, inlines: readonly DraftInline[]): BuiltText {
  const from = text.length - text.trimStart().length
  const whole = text.trim()
  return { text: whole, inlines: shifted(inlines, from, whole.length) }
}

/** Of `inlines` what lies between `from` and `from + length`, counted from there. */
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
