import type { Range } from '../anchor.ts'
import type { Annotation } from '../annotation.ts'
import type { WrittenNote } from './corpus.ts'

/** How much of the marked words stands for a note that says nothing, in characters (code points). */
const quoteLength = 12

/**
 * An annotation as it is searched: its note and, behind it, each of its tags after a `#`. A tag is searched
 * by itself: nothing is found across two of them. Where there is no note, the marked words stand
 * before the tags, not searched, to say what they are on.
 */
export function writtenNote({
  id,
  index,
  note,
  tags,
  anchors,
  deletedAt,
}: Annotation): WrittenNote {
  if (deletedAt !== null) return { id, index, text: '' }
  const body = note.map(({ text }) => text).join('\n')
  if (tags.length === 0) return { id, index, text: body }
  const quote = Array.from(anchors[0]?.quote.exact ?? '').slice(0, quoteLength)
  const parts: Range[] = body === '' ? [] : [{ start: 0, end: body.length }]
  let text = body === '' ? quote.join('') : body
  for (const tag of tags) {
    text += `${text === '' ? '' : ' '}#`
    parts.push({ start: text.length, end: text.length + tag.length })
    text += tag
  }
  return { id, index, text, parts }
}
