import { translationStates } from '#domain/translation'
import { isSafeName } from '#domain/ids'
import { Schema } from 'prosemirror-model'
import { formatMarks, lineBreak } from './inline.ts'

/**
 * The reader's side of a section: one `translation` a pair, in the order of the
 * source. The nodes are given, only what is in them is the reader's: no command,
 * paste or input method can add, remove, join or reorder them (plugins/pair-lock).
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
        /** Look of the source paragraph, so that a heading's translation is set as a heading. */
        look: { default: 'kind-body', validate: 'string' },
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
      // Without a rule of their own the cells of a pasted table would run together.
      parseDOM: [{ tag: 'p' }, { tag: 'td' }, { tag: 'th' }],
    },
    text: { group: 'inline' },
    lineBreak,
  },
  marks: formatMarks,
})
