import type { ParagraphId } from '../ids.ts'
import { placeOfName, type ParagraphChange } from './paragraph-change.ts'

/**
 * Returns the printed paragraphs of one book that the reader has hidden as a whole, also as a part
 * of a joined one. Reads no text.
 */
export function hiddenPrinted(rows: readonly ParagraphChange[]): ReadonlySet<ParagraphId> {
  const places = rows
    .map(row => ({ ...row, ...placeOfName(row.place) }))
    .sort((a, b) => a.index - b.index || a.offset - b.offset)
  const hidden = new Set<ParagraphId>()
  for (const { paragraph, offset, begins, kind, after } of places) {
    const isJoined = begins === false && after !== null
    if (offset === 0 && (isJoined ? hidden.has(after.id) : kind === 'hidden')) hidden.add(paragraph)
    // A part that is shown leaves something of the paragraph to read.
    if (offset > 0 && begins === true && kind !== 'hidden') hidden.delete(paragraph)
  }
  return hidden
}
