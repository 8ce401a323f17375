import { cutLongLine } from '#domain/text/long-lines'
import type { TextBlock } from './blocks.ts'
import { shifted } from './text-builder.ts'

/** Whether a text is too long for one paragraph. */
export const isLong = (block: TextBlock): boolean => cutLongLine(block.text).length > 1

/** Returns `block` in as many paragraphs as its length needs. The label stays with the first. */
export function cutLong(block: TextBlock): readonly TextBlock[] {
  const pieces = cutLongLine(block.text)
  if (pieces.length === 1) return [block]
  let at = 0
  return pieces.flatMap((piece, i) => {
    const from = at + piece.length - piece.trimStart().length
    const text = piece.trim()
    at += piece.length
    const { label: _label, ...rest } = block
    const inlines = shifted(block.inlines, from, text.length)
    return text === '' ? [] : [{ ...(i === 0 ? block : rest), text, inlines }]
  })
}
