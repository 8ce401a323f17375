/**
 * Exports a translation memory in TMX 1.4b: a unit for each translated paragraph. States and kinds
 * are properties, which other programs pass over; notes are notes.
 */
import type { Paragraph } from '#domain/book'
import { sentOf, writtenNotes, writtenSent } from '#domain/reviewing/sent'
import { isBlank } from '#domain/rich-text'
import type { ExportLabels, Exporter, Project } from '../exporter.ts'
import { surveyed } from '../survey.ts'
import { notesOfParagraphs, type UnitNote } from './notes-of-paragraphs.ts'
import {
  escapeXmlText,
  nestedXml,
  regionalTag,
  validTag,
  xmlAttribute,
  xmlDeclaration,
} from './xml-text.ts'

export const tmx: Exporter = {
  extension: 'tmx',
  offers: { sides: ['both'], order: false, marks: true, states: true, preview: 'text' },
  write,
}

function* write(project: Project, labels: ExportLabels): Generator<string> {
  const notes = notesOfParagraphs(yield* surveyed(project), labels)
  const source = regionalTag(project.book.language)
  yield `${xmlDeclaration}<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="Duizhao" creationtoolversion="1" segtype="paragraph" o-tmf="Duizhao" adminlang="en" srclang="${source}" datatype="plaintext">
<prop type="x-duizhao-book">${escapeXmlText(project.book.id)}</prop>
<prop type="x-duizhao-title">${escapeXmlText(project.book.title)}</prop>
</header>
<body>
`
  for (const chapter of project.chapters)
    for (const paragraph of chapter)
      yield unit(paragraph, project, labels, notes.get(paragraph.id) ?? [])
  yield '</body>\n</tmx>\n'
}

const types = { strong: 'bold', emphasis: 'italic', superscript: 'superscript' } as const

/** Returns the unit of a paragraph; nothing if it has no translation. */
function unit(
  { id, kind, level, text }: Paragraph,
  { book, translations }: Project,
  { language }: ExportLabels,
  notes: readonly UnitNote[],
): string {
  const translation = translations.get(id)
  if (translation === undefined || isBlank(translation.content)) return ''
  const said = notes.map(({ words }) => `<note>${escapeXmlText(words)}</note>`).join('')
  const kinds =
    kind === 'body' ? '' : `<prop type="x-duizhao-kind">${kind}${level ? `-${level}` : ''}</prop>`
  const sent =
    writtenSent(sentOf(text, translation)) + writtenNotes(notes.map(({ words }) => words))
  // Codes without contents: OmegaT leaves out the words in `hi`, and others keep those in `bpt`.
  let code = 0
  const words = nestedXml(translation.content, escapeXmlText, (format, inner) => {
    code++
    return `<bpt i="${code}" type="${types[format]}"/>${inner}<ept i="${code}"/>`
  })
  return (
    `<tu tuid="${xmlAttribute(id)}">${said}${kinds}` +
    `<prop type="x-duizhao-state">${translation.state}</prop>` +
    `<prop type="x-duizhao-sent">${sent}</prop>\n` +
    `<tuv xml:lang="${regionalTag(book.language)}"><seg>${escapeXmlText(text)}</seg></tuv>\n` +
    `<tuv xml:lang="${validTag(language)}"><seg>${words}</seg></tuv></tu>\n`
  )
}
