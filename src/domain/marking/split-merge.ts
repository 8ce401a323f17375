/** Ranges that are split in two, and two ranges that become one. */
import { anchorAt, splitsPair, type Anchor } from '../anchor.ts'
import type { ParagraphId } from '../ids.ts'
import type { Half } from './halves.ts'

/** A paragraph on the side of a mark. */
export interface MarkedText {
  /** Its index in the book, from 0. */
  readonly index: number
  readonly text: string
}

/** Returns the text of a paragraph; null if it is not in memory. */
export type TextOf = (paragraph: ParagraphId) => MarkedText | null

/** Returns the text at an index in the book; null if it is not in memory. */
export type TextAt = (index: number) => string | null

/** A place in a paragraph, between two characters. */
export interface SplitPlace {
  readonly paragraphId: ParagraphId
  /** UTF-16 offset. */
  readonly offset: number
}

/** Returns the two parts of `half` at a place; null if the place is not inside it. */
export function splitHalf(
  half: Half,
  { paragraphId, offset }: SplitPlace,
  textOf: TextOf,
): readonly [Half, Half] | null {
  const at = half.anchors.findIndex(anchor => anchor.paragraphId === paragraphId)
  const anchor = half.anchors[at]
  const found = anchor && textOf(paragraphId)
  if (!anchor || !found || splitsPair(found.text, offset)) return null
  if (offset < anchor.start || offset >= anchor.end) return null
  const part = (start: number, end: number): readonly Anchor[] =>
    start < end ? [anchorAt(paragraphId, found.text, start, end)] : []
  const before = [...half.anchors.slice(0, at), ...part(anchor.start, offset)]
  const after = [...part(offset, anchor.end), ...half.anchors.slice(at + 1)]
  if (before.length === 0) return null
  return [
    { ...half, anchors: before },
    { ...half, index: found.index, anchors: after },
  ]
}

/**
 * Returns the range that covers two ranges of one side, if they overlap or touch; null if they do
 * not, or if a paragraph of them or between them is not in memory.
 */
export function mergedHalf(one: Half, other: Half, textOf: TextOf, textAt: TextAt): Half | null {
  if (one.side !== other.side) return null
  const all = new Map<ParagraphId, MarkedText & { readonly anchors: readonly Anchor[] }>()
  for (const anchor of [...one.anchors, ...other.anchors]) {
    const text = textOf(anchor.paragraphId)
    if (!text) return null
    const there = all.get(anchor.paragraphId)?.anchors ?? []
    all.set(anchor.paragraphId, { ...text, anchors: [...there, anchor] })
  }
  const inOrder = [...all].sort(([, a], [, b]) => a.index - b.index)
  const anchors: Anchor[] = []
  for (const [id, { text, anchors: here }] of inOrder) {
    const [first, second] = here.toSorted((a, b) => a.start - b.start)
    if (!first || (second && second.start > first.end)) return null
    const end = Math.max(first.end, second?.end ?? 0)
    anchors.push(anchorAt(id, text, first.start, end))
  }
  const [first] = inOrder
  return first &&
    isUnbroken(
      inOrder.map(([, text]) => text),
      anchors,
      textAt,
    )
    ? { side: one.side, index: first[1].index, anchors }
    : null
}

/** Whether nothing is left out between anchors, each in one of `texts`. */
function isUnbroken(
  texts: readonly MarkedText[],
  anchors: readonly Anchor[],
  textAt: TextAt,
): boolean {
  return anchors.every((anchor, i) => {
    const [before, text] = [texts[i - 1], texts[i]]
    if (!before || !text) return true
    if (anchors[i - 1]?.end !== before.text.length || anchor.start !== 0) return false
    // Empty paragraphs, which no mark covers, may be between them.
    for (let at = before.index + 1; at < text.index; at++) if (textAt(at) !== '') return false
    return true
  })
}
