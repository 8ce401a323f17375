/**
 * Reads inserted text (`altChunk`): a page of HTML or MHTML, as programs on the web make documents.
 */
import type { StructureBlock } from '../structured/blocks.ts'
import { findNoteLinks } from '../html/note-links.ts'
import { readBlocks } from '../html/blocks.ts'
import { decodeMarkup } from '../markup/decode-markup.ts'
import { isMail, pageOfMail } from '../markup/mail.ts'
import { named } from '../markup/find.ts'
import { parseMarkup } from '../markup/tree.ts'

/** Returns the blocks of the page in `bytes`; null if there is no page. */
export function insertedBlocks(
  bytes: Uint8Array,
  smallIsNote: boolean,
): readonly StructureBlock[] | null {
  const page = isMail(bytes) ? pageOfMail(bytes) : bytes
  const decoded = page && decodeMarkup(page)
  if (decoded?.ok !== true || !/<[a-z!]/i.test(decoded.text)) return null
  const { root } = parseMarkup(decoded.text, 'html')
  const notes = findNoteLinks([{ path: '', root }], href => (href.startsWith('#') ? href : null))
  const body = named(root, 'body')[0] ?? root
  return readBlocks(body.children, { notes, smallIsNote }).blocks
}
