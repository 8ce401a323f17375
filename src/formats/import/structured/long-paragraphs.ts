import { cutLongLine } from '#domain/text/long-lines'
import { areOfSeveral, paragraphsOf } from '../one-line-chapters.ts'
import { textsIn, type StructureBlock, type TextBlock } from './blocks.ts'
import { shifted } from './text-builder.ts'

/** Whether a text is too long for one paragraph. */
export const isLong = (block: TextBlock): boolean => cutLongLine(block.text).length > 1

/** Returns `block` in as many paragraphs as its length needs. The label stays with the first. */
export const cutLong = (block: TextBlock): readonly TextBlock[] =>
  inPieces(block, cutLongLine(block.text))

/** Returns whether nearly all of a document is in texts of several paragraphs on one line. */
export const areOnOneLine = (blocks: readonly StructureBlock[]): boolean =>
  areOfSeveral(textsIn(blocks).map(({ text }) => text))

/**
 * Returns `block` in its paragraphs, if it is a chapter on one line. `mayBeShort` is what
 * `areOnOneLine` returns for the document.
 */
export const cutOneLine = (
  block: StructureBlock,
  mayBeShort: boolean,
): readonly StructureBlock[] =>
  block.type === 'text' && block.kind === 'body' && block.after === undefined
    ? inPieces(block, paragraphsOf(block.text, mayBeShort))
    : [block]

/**
 * Returns `block` cut into `pieces`, which together are its text. Only the first has its place in
 * the file, because a reader who joins the line there joins all of it, and the translation.
 */
function inPieces(block: TextBlock, pieces: readonly string[]): readonly TextBlock[] {
  if (pieces.length === 1) return [block]
  let at = 0
  return pieces.flatMap((piece, i) => {
    const from = at + piece.length - piece.trimStart().length
    const text = piece.trim()
    at += piece.length
    const { label: _label, at: _at, beside: _beside, ...rest } = block
    const inlines = shifted(block.inlines, from, text.length)
    return text === '' ? [] : [{ ...(i === 0 ? block : rest), text, inlines }]
  })
}
