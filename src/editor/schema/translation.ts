import { translationStates } from '#domain/translation'
import { isSafeName } from '#domain/ids'
import { Schema } from 'prosemirror-model'
import { formatMarks, lineBreak } from './inline.ts'

/**
 * The translation column of a section: one `translation` node a pair, in the order of the source.
 * Only the content of the nodes is the reader's. No command, paste or input method can add, remove,
 * join or reorder them (`plugins/pair-lock.ts`).
 */
export const translationSchema = new Schema({
  nodes: {
    doc: { content: 'translation+' },
    translation: {
      content: 'inline*',
      isolating: true,
      selectable: false,
      defining: true,
      attrs: {
        id: {
          default: 'none',
          validate: value => {
            if (!isSafeName(value)) throw new RangeError('a translation needs its paragraph’s name')
          },
        },
        state: {
          default: 'empty',
          validate: value => {
            if (!translationStates.some(state => state === value))
              throw new RangeError('not a state of a translation')
          },
        },
        /**
         * The look of the source paragraph, so that the translation of a heading looks like a
         * heading.
         */
        look: { default: 'pair kind-body', validate: 'string' },
      },
      toDOM: ({ attrs }) => [
        'p',
        {
          'data-paragraph-id': attrs['id'],
          'data-side': 'translation',
          'data-state': attrs['state'],
          dir: 'auto',
          class: attrs['look'],
        },
        0,
      ],
      // Without these rules the cells of a pasted table would be joined.
      parseDOM: [{ tag: 'p' }, { tag: 'td' }, { tag: 'th' }],
    },
    text: { group: 'inline' },
    lineBreak,
  },
  marks: formatMarks,
})
