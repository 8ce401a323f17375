import { isNoteForm, type NoteForm } from '#domain/notes/block'
import { Schema, type Attrs, type NodeSpec, type TagParseRule } from 'prosemirror-model'
import { lineBreak, noteMarks } from './inline.ts'

const itemRule: TagParseRule = {
  tag: 'p[data-list]',
  priority: 60,
  getAttrs: ({ dataset: { list, depth, checked } }) => {
    const item = {
      kind: 'item',
      list,
      depth: Number(depth),
      ...(list === 'check' && { checked: checked === 'true' }),
    }
    return isNoteForm(item) ? attributesOf(item) : false
  },
}

const cellRule: TagParseRule = {
  tag: 'p[data-cell]',
  priority: 60,
  getAttrs: ({ dataset: { row, column, columns } }) => {
    const at = { row: Number(row), column: Number(column), columns: Number(columns) }
    return isNoteForm({ kind: 'cell', ...at }) ? at : false
  },
}

/**
 * A note: the reader's own paragraphs. The document is as flat as the stored note, so every child
 * of it is one text. `paste/blocks.ts` makes this form of pasted lists, quotations and code.
 */
export const noteSchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: {
      content: 'inline*',
      group: 'block',
      toDOM: () => ['p', { dir: 'auto' }, 0],
      parseDOM: [{ tag: 'p' }],
    },
    heading: {
      ...formed('inline*'),
      attrs: { level: { default: 1, validate: 'number' } },
      toDOM: ({ attrs: { level } }) => [`h${String(level)}`, { dir: 'auto' }, 0],
      parseDOM: [1, 2, 3, 4, 5, 6].map(level => ({
        tag: `h${level}`,
        attrs: { level: Math.min(level, 3) },
      })),
    },
    item: {
      ...formed('inline*'),
      attrs: {
        list: { default: 'bullet', validate: 'string' },
        depth: { default: 0, validate: 'number' },
        checked: { default: null, validate: 'boolean|null' },
      },
      // An item is no element of a list, because an editable list is drawn and edited by the
      // engine in its own way.
      toDOM: ({ attrs }) => ['p', { dir: 'auto', ...itemAttributes(attrs) }, 0],
      parseDOM: [itemRule],
    },
    quotation: {
      ...formed('inline*'),
      toDOM: () => ['blockquote', { dir: 'auto' }, 0],
      parseDOM: [{ tag: 'blockquote' }],
    },
    codeBlock: {
      ...formed('text*'),
      code: true,
      marks: '',
      toDOM: () => ['pre', { dir: 'auto' }, 0],
      parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' }],
    },
    cell: {
      ...formed('inline*'),
      isolating: true,
      selectable: false,
      attrs: {
        row: { default: 0, validate: 'number' },
        column: { default: 0, validate: 'number' },
        columns: { default: 1, validate: 'number' },
      },
      toDOM: ({ attrs }) => ['p', { dir: 'auto', 'data-cell': '', ...cellAttributes(attrs) }, 0],
      parseDOM: [cellRule],
    },
    text: { group: 'inline' },
    lineBreak: { ...lineBreak, linebreakReplacement: true },
  },
  marks: noteMarks,
})

/** What the paragraphs with a form have in common. */
function formed(content: string): NodeSpec {
  return { content, group: 'block formed', defining: true }
}

const itemAttributes = ({ list, depth, checked }: Attrs): Record<string, string> => ({
  'data-list': String(list),
  'data-depth': String(depth),
  ...(checked !== null && { 'data-checked': String(checked) }),
})

const cellAttributes = ({ row, column, columns }: Attrs): Record<string, string> => ({
  'data-row': String(row),
  'data-column': String(column),
  'data-columns': String(columns),
})

/** The name of the node type for each form. */
export const typeNames = {
  heading: 'heading',
  item: 'item',
  quotation: 'quotation',
  code: 'codeBlock',
  cell: 'cell',
} as const satisfies Record<NoteForm['kind'], string>

/** The attributes of a node with the form `block`. */
export function attributesOf(block: NoteForm): Attrs | null {
  if (block.kind === 'heading') return { level: block.level }
  if (block.kind === 'cell') {
    const { row, column, columns } = block
    return { row, column, columns }
  }
  if (block.kind !== 'item') return null
  const { list, depth } = block
  return { list, depth, checked: block.list === 'check' ? block.checked : null }
}
