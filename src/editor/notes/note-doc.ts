import type { NoteBody } from '#domain/annotation'
import { isNoteForm, type NoteForm, type NoteParagraph } from '#domain/notes/block'
import { plain } from '#domain/rich-text'
import type { Node } from 'prosemirror-model'
import { inlineContent, richTextOf } from '../convert.ts'
import { attributesOf, noteSchema, typeNames } from '../schema/note.ts'

/** The document of a note. An empty note has one empty paragraph. */
export function noteDoc(body: NoteBody): Node {
  // After a table there is a place to write on.
  const isOpen = body.at(-1)?.block?.kind === 'cell'
  const paragraphs = body.length === 0 || isOpen ? [...body, plain('')] : body
  return noteSchema.nodes.doc.create(null, paragraphs.map(nodeOf))
}

function nodeOf(paragraph: NoteParagraph): Node {
  const { block, text } = paragraph
  if (!block) return noteSchema.nodes.paragraph.create(null, inlineContent(noteSchema, paragraph))
  const content =
    block.kind !== 'code'
      ? inlineContent(noteSchema, paragraph)
      : text === ''
        ? []
        : noteSchema.text(text)
  return noteSchema.node(typeNames[block.kind], attributesOf(block), content)
}

/** The note in a document, without blank paragraphs and empty tables at its end. */
export function noteOf(doc: Node): NoteBody {
  const body: NoteParagraph[] = []
  doc.forEach(child => {
    const block = blockOf(child)
    body.push(block ? { ...richTextOf(child), block } : richTextOf(child))
  })
  for (;;) {
    const end = body.at(-1)?.block?.kind === 'cell' ? startOfTable(body) : body.length - 1
    if (end < 0 || body.slice(end).some(({ text }) => text.trim() !== '')) return body
    body.length = end
  }
}

/** Returns where the cells at the end of `body` begin. */
const startOfTable = (body: readonly NoteParagraph[]): number =>
  body.findLastIndex(({ block }) => block?.kind !== 'cell') + 1

/** Returns the form of a child of the document; null for an ordinary paragraph. */
export function blockOf({ type, attrs }: Node): NoteForm | null {
  switch (type.name) {
    case typeNames.quotation:
      return { kind: 'quotation' }
    case typeNames.code:
      return { kind: 'code' }
    case typeNames.heading:
      return known({ kind: 'heading', level: attrs['level'] })
    case typeNames.item: {
      const { list, depth, checked } = attrs
      return known({ kind: 'item', list, depth, ...(list === 'check' && { checked }) })
    }
    case typeNames.cell: {
      const { row, column, columns } = attrs
      return known({ kind: 'cell', row, column, columns })
    }
    default:
      return null
  }
}

const known = (block: object): NoteForm | null => (isNoteForm(block) ? block : null)
