import { isSafeName } from '#domain/ids'
import { Schema } from 'prosemirror-model'
import { formatMarks } from './inline.ts'

/**
 * The source column of a section. `plugins/source-lock.ts` refuses every change of such a document.
 */
export const sourceSchema = new Schema({
  nodes: {
    doc: { content: 'paragraph+' },
    paragraph: {
      content: 'text*',
      isolating: true,
      selectable: false,
      whitespace: 'pre',
      attrs: {
        id: {
          default: 'none',
          validate: value => {
            if (!isSafeName(value)) throw new RangeError('a paragraph needs its name')
          },
        },
        level: { default: 0, validate: 'number' },
        look: { default: 'pair kind-body', validate: 'string' },
      },
      toDOM: ({ attrs }) => [
        tagFor(attrs['level']),
        { 'data-paragraph-id': attrs['id'], 'data-side': 'source', class: attrs['look'] },
        0,
      ],
    },
    text: {},
  },
  marks: {
    // First and therefore outermost, so that words that are partly bold have one reading.
    ruby: {
      // `start` keeps two adjacent words with the same reading separate.
      attrs: { reading: { validate: 'string' }, start: { validate: 'number' } },
      toDOM: ({ attrs }) => ['span', { class: 'ruby', 'data-reading': attrs['reading'] }, 0],
    },
    noteReference: {
      attrs: { note: { validate: 'string' }, start: { validate: 'number' } },
      toDOM: ({ attrs }) => ['span', { class: 'note-reference', 'data-note': attrs['note'] }, 0],
    },
    missingCharacter: {
      attrs: { name: { validate: 'string' }, start: { validate: 'number' } },
      toDOM: ({ attrs }) => [
        'span',
        { class: 'missing-character', title: attrs['name'], 'data-name': attrs['name'] },
        0,
      ],
    },
    ...formatMarks,
    marker: { toDOM: () => ['span', { class: 'printers-marker' }, 0] },
    interlinearNote: { toDOM: () => ['span', { class: 'interlinear-note' }, 0] },
  },
})

/** The book's title is the page's first heading, so a heading of level 1 is an `h2`. */
const tagFor = (level: unknown) =>
  typeof level === 'number' && level > 0 ? `h${Math.min(level + 1, 6)}` : 'p'
