/** The source paragraphs as they are shown, made of the printed ones. */
import type { Inline, Paragraph } from '../book.ts'
import type { BookStructure, DividedParagraph, PrintPart } from './book-structure.ts'
import { printedPlace, seamOf } from './book-structure.ts'
import { keptEnd } from './paragraph-change.ts'

/** The printed paragraphs from place `first` of the book on. */
export interface Printed {
  readonly first: number
  readonly paragraphs: readonly Paragraph[]
}

/** Returns the shown paragraphs from `start` up to `end`, without, made of `printed`. */
export function shownParagraphs(
  structure: BookStructure,
  { first, paragraphs }: Printed,
  { start, end }: { readonly start: number; readonly end: number },
): readonly Paragraph[] {
  const at = (index: number) => paragraphs[index - first]
  return Array.from({ length: end - start }, (_, i) => start + i).flatMap(index => {
    const divided = structure.byIndex.get(index)
    if (divided) return shownParagraph(divided, at)
    return at(printedPlace(structure, index).index) ?? []
  })
}

function shownParagraph(
  { id, parts, kind, level }: DividedParagraph,
  at: (index: number) => Paragraph | undefined,
): Paragraph | readonly [] {
  let text = ''
  const inlines: Inline[] = []
  const printBreaks: number[] = []
  for (const part of parts) {
    const printed = at(part.index)
    if (!printed) return []
    const end = Math.min(part.end, printed.text.length)
    const own = printed.text.slice(part.start, end)
    const isInside = part.start > 0
    if (part !== parts[0] && !isInside) {
      text += seamOf(at(part.index - 1)?.text.slice(-keptEnd) ?? '', own)
      printBreaks.push(text.length)
    }
    inlines.push(...inlinesIn(printed, part, text.length))
    for (const cut of printed.printBreaks ?? [])
      if (cut > part.start && cut < end) printBreaks.push(cut - part.start + text.length)
    text += own
  }
  const [first] = parts
  const printed = at(first.index)
  if (!printed) return []
  // A hidden heading is not in the contents, so it is drawn as text.
  const own = kind === 'hidden' && printed.kind === 'heading' ? 'body' : printed.kind
  const shownKind = kind === null || kind === 'hidden' ? own : kind
  return {
    id,
    kind: shownKind,
    ...(shownKind === 'heading' && { level: level ?? printed.level ?? 1 }),
    text,
    ...(inlines.length > 0 && { inlines }),
    ...(printBreaks.length > 0 && { printBreaks }),
    ...(kind === 'hidden' && { isHidden: true }),
    isDivided: true,
  }
}

/** What lies in two parts is shown in the one where it begins, as far as it goes there. */
function inlinesIn(
  { text, inlines = [] }: Paragraph,
  part: PrintPart,
  at: number,
): readonly Inline[] {
  const limit = Math.min(part.end, text.length)
  return inlines.flatMap(inline => {
    const isPlain = !('reading' in inline || 'note' in inline || 'name' in inline)
    const begins = inline.start >= part.start && inline.start < limit
    const start = Math.max(inline.start, part.start)
    const end = Math.min(inline.end, limit)
    if (start >= end || !(begins || isPlain)) return []
    return { ...inline, start: start - part.start + at, end: end - part.start + at }
  })
}
