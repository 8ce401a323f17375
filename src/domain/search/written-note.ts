import type { Range } from '../anchor.ts'
import type { Annotation } from '../annotation.ts'
import { kindWordsOf } from '../kinds/index.ts'
import { proposalOf } from '../marking/readings.ts'
import type { WrittenNote } from './corpus.ts'

/** How many characters (code points) of the marked words represent an annotation without a note. */
const quoteLength = 12

/**
 * Returns an annotation as search text: its note, then each of its tags after a `#`. Each tag is
 * searched by itself, so no hit runs across two. Without a note, the marked words come before the
 * tags; they are shown but not searched.
 */
export function writtenNote(annotation: Annotation): WrittenNote {
  const proposal = proposalOf(annotation)
  return { ...textOf(annotation), ...(proposal && { proposal }) }
}

function textOf({ id, index, note, tags, anchors, deletedAt, ...kind }: Annotation): WrittenNote {
  if (deletedAt !== null) return { id, index, text: '' }
  const words = kindWordsOf(kind).flatMap(({ text }) => (text === '' ? [] : text))
  const body = [...words, ...note.map(({ text }) => text)].join('\n')
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
