import type { NoteBody } from '#domain/annotation'
import { isNoteForm, type NoteForm, type NoteParagraph } from '#domain/notes/block'
import { plain } from '#domain/rich-text'
import type { Node } from 'prosemirror-model'
import { inlineContent, richTextOf } from '../convert.ts'
import { attributesOf, noteSchema, typeNames } from '../schema/note.ts'

/** The document of a note. An empty note has one empty paragraph. */
export function noteDoc(body: NoteBody): Node {
  const paragraphs = body.length === 0 ? [plain('')] : body
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

/** The note in a document, without blank paragraphs at its end. */
export function noteOf(doc: Node): NoteBody {
  const body: NoteParagraph[] = []
  doc.forEach(child => {
    const block = blockOf(child)
    body.push(block ? { ...richTextOf(child), block } : richTextOf(child))
  })
  while (body.length > 0 && body.at(-1)?.text.trim() === '') body.pop()
  return body
}

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
    default:
      return null
  }
}

const known = (block: object): NoteForm | null => (isNoteForm(block) ? block : null)
