/**
 * Builds the text of one segment of an exchange format: words, and the formats that its inline
 * codes stand for.
 */
import { withoutControls } from '#domain/text/control-characters'
import type { DraftInline } from '../draft.ts'
import { TextBuilder, type BuiltText, type Look } from '../structured/text-builder.ts'

/**
 * What white space means. `kept`: all of it is text. `flowing`: each run of it is one space.
 * `printed`: line ends that an indent follows are layout, and all other white space is text.
 */
export type SegmentSpace = 'kept' | 'flowing' | 'printed'

/** Takes pieces of text and the looks of ranges between them. Offsets are UTF-16 code units. */
interface Pieces {
  readonly length: number
  readonly add: (words: string) => void
  readonly breakLine: () => void
  readonly mark: (look: Look, start: number) => void
  readonly take: () => BuiltText
}

export class SegmentText {
  readonly #pieces: Pieces
  /** The codes that are open, by the name that pairs them: their looks and where they begin. */
  readonly #open = new Map<string, { readonly look: Look | null; readonly start: number }>()
  #unpaired = 0

  constructor(space: SegmentSpace) {
    this.#pieces = space === 'kept' ? keptPieces() : flowingPieces(space)
  }

  add(words: string): void {
    this.#pieces.add(withoutControls(words))
  }

  breakLine(): void {
    this.#pieces.breakLine()
  }

  /** Begins what a code marks. A code without a look, which is null, is only paired. */
  begin(name: string, look: Look | null): void {
    if (this.#open.has(name)) this.#unpaired++
    this.#open.set(name, { look, start: this.#pieces.length })
  }

  end(name: string): void {
    const open = this.#open.get(name)
    if (open === undefined) {
      this.#unpaired++
      return
    }
    this.#open.delete(name)
    if (open.look !== null) this.#pieces.mark(open.look, open.start)
  }

  /** Returns the text, and how many codes have no partner. */
  take(): BuiltText & { readonly unpaired: number } {
    return { ...this.#pieces.take(), unpaired: this.#unpaired + this.#open.size }
  }
}

function keptPieces(): Pieces {
  const pieces: string[] = []
  const inlines: DraftInline[] = []
  let length = 0
  const add = (words: string): void => {
    pieces.push(words)
    length += words.length
  }
  return {
    get length() {
      return length
    },
    add,
    breakLine: () => add('\n'),
    mark: (look, start) => {
      if (start < length) inlines.push({ ...look, start, end: length })
    },
    take: () => ({
      text: pieces.join(''),
      inlines: inlines.toSorted((a, b) => a.start - b.start || b.end - a.end),
    }),
  }
}

/**
 * A line end with an indent after it, which programs write to print their files. Only the first
 * space of a run can begin it, so that the time is not the square of the length.
 */
const layout = /((?<![ \t])[ \t]*\n(?:\t| {2})\s*)/

function flowingPieces(space: 'flowing' | 'printed'): Pieces {
  const builder = new TextBuilder()
  return {
    get length() {
      return builder.length
    },
    add: words => {
      if (space === 'flowing') builder.flow(words)
      else
        for (const [i, part] of words.replaceAll(/\r\n?/g, '\n').split(layout).entries()) {
          if (i % 2 === 1) builder.flow('\n')
          else builder.verbatim(part)
        }
    },
    breakLine: () => builder.verbatim('\n'),
    mark: (look, start) => builder.mark(look, start),
    take: () => builder.take(),
  }
}

const looks: readonly (readonly [
  RegExp,
  Look['kind'] & ('strong' | 'emphasis' | 'superscript'),
])[] = [
  [/^(?:b|bold|strong)$/, 'strong'],
  [/^(?:i|italics?|em|emph|emphasis)$/, 'emphasis'],
  [/^(?:sup|superscript)$/, 'superscript'],
]

/**
 * Returns the look that an inline code stands for, by the type that it declares, or else by the
 * native code in it, such as `<b>`; null if it stands for none that a translation can have.
 */
export function lookOfCode(type: string | undefined, native: string): Look | null {
  const name =
    type
      ?.trim()
      .toLowerCase()
      .replace(/^(?:x-(?:dz-)?|xlf:|dz:)/, '') ??
    /^\s*<(\w+)(?:\s[^<>]*)?>\s*$/.exec(native)?.[1]?.toLowerCase() ??
    ''
  const kind = looks.find(([sign]) => sign.test(name))?.[1]
  return kind === undefined ? null : { kind }
}

/** Whether an inline code stands for a line break. */
export const isLineBreak = (type: string | undefined, native: string): boolean =>
  /^(?:x-|xlf:)?(?:lb|br|line-?break)$/i.test(type?.trim() ?? '') ||
  /^\s*<br\s*\/?>\s*$/i.test(native)
