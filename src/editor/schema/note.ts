import { Schema } from 'prosemirror-model'
import { formatMarks, lineBreak } from './inline.ts'

/** A note: the reader's own paragraphs. */
export const noteSchema = new Schema({
  nodes: {
    doc: { content: 'paragraph+' },
    paragraph: {
      content: 'inline*',
      toDOM: () => ['p', { dir: 'auto' }, 0],
      parseDOM: [{ tag: 'p' }],
    },
    text: { group: 'inline' },
    lineBreak,
  },
  marks: formatMarks,
})
