/**
 * Exports XLIFF 1.2 for older tools: texts, formats, states and notes, but no marks, because codes
 * of this version cannot overlap.
 */
import type { Paragraph } from '#domain/book'
import { isBlank } from '#domain/rich-text'
import { sentOf, writtenNotes, writtenSent } from '#domain/reviewing/sent'
import { untranslated, type TranslationState } from '#domain/translation'
import type { ExportLabels, Exporter, Project } from '../exporter.ts'
import { sourceText } from '../looks.ts'
import { surveyed } from '../survey.ts'
import { inChapters } from './in-chapters.ts'
import { notesOfParagraphs, type UnitNote } from './notes-of-paragraphs.ts'
import {
  escapeXmlText,
  nestedXml,
  regionalTag,
  validTag,
  xmlAttribute,
  xmlDeclaration,
} from './xml-text.ts'

const offers = {
  sides: ['both'],
  order: false,
  marks: true,
  states: true,
  preview: 'text',
} as const satisfies Exporter['offers']

export const xliff1: Exporter = {
  extension: 'xlf',
  offers,
  write: (project, labels) => write(project, labels, false),
}

/**
 * For OmegaT 3, which reads only targets, as if they were the source: the Chinese is in the targets
 * that are empty. It leaves the states as they were, so what comes back is known by its words.
 */
export const xliffOmegat: Exporter = {
  extension: 'xlf',
  offers,
  write: (project, labels) => write(project, labels, true),
}

function* write(project: Project, labels: ExportLabels, isCopied: boolean): Generator<string> {
  const notes = notesOfParagraphs(yield* surveyed(project), labels)
  const { book } = project
  yield `${xmlDeclaration}<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
<file original="${xmlAttribute(book.provenance.file)}" source-language="${regionalTag(book.language)}"\
 target-language="${regionalTag(validTag(labels.language))}" datatype="plaintext" tool-id="duizhao">
<header><tool tool-id="duizhao" tool-name="Duizhao"/></header>
<body>
`
  yield* inChapters(project, {
    open: title => `<group resname="${title}" restype="x-dz-chapter">\n`,
    unit: paragraph => unit(paragraph, project, notes.get(paragraph.id) ?? [], isCopied),
  })
  yield '</body>\n</file>\n</xliff>\n'
}

const states: Readonly<Record<TranslationState, string>> = {
  empty: 'state="needs-translation"',
  draft: 'state="needs-review-translation" state-qualifier="x-draft"',
  check: 'state="needs-review-translation" state-qualifier="x-check"',
  done: 'state="translated"',
}

/** The state of a target that only repeats the source. */
const copiedState = (state: TranslationState): string =>
  `state="needs-translation"${state === 'check' ? ' state-qualifier="x-check"' : ''}`

function unit(
  paragraph: Paragraph,
  { translations }: Project,
  notes: readonly UnitNote[],
  isCopied: boolean,
): string {
  const { id, kind, level } = paragraph
  const { content, state } = translations.get(id) ?? untranslated
  const source = words(sourceText(paragraph))
  const isCopy = isCopied && isBlank(content)
  const target = isCopy ? source : isBlank(content) ? '' : words(content)
  const shownState = isCopy ? copiedState(state) : states[state]
  const sent =
    writtenSent(sentOf(paragraph.text, { content, state })) + writtenNotes(notes.map(noteWords))
  const type = `x-dz-${kind}${level === undefined ? '' : `-${level}`}`
  return (
    `<trans-unit id="${xmlAttribute(id)}" restype="${type}" extradata="${sent}" xml:space="preserve">` +
    `<source>${source}</source>` +
    (target === '' && state === 'empty' ? '' : `<target ${shownState}>${target}</target>`) +
    `${notes.map(noteXml).join('')}</trans-unit>\n`
  )
}

const types = { strong: 'bold', emphasis: 'italic', superscript: 'x-superscript' } as const

function words(rich: Parameters<typeof nestedXml>[0]): string {
  let number = 0
  const breaks = (text: string): string =>
    escapeXmlText(text).replaceAll('\n', () => `<x id="${++number}" ctype="lb"/>`)
  return nestedXml(
    rich,
    breaks,
    (format, inner) => `<g id="${++number}" ctype="${types[format]}">${inner}</g>`,
  )
}

const noteXml = (note: UnitNote): string => {
  const { side, names } = note
  const from = names.length === 0 ? '' : ` from="${xmlAttribute(names.join(', '))}"`
  return (
    `<note annotates="${side === 'source' ? 'source' : 'target'}"${from}>` +
    `${escapeXmlText(noteWords(note))}</note>`
  )
}

function noteWords({ words, annotation }: UnitNote): string {
  const quote = annotation.anchors[0]?.quote.exact ?? ''
  return annotation.scope || quote === '' ? words : `“${quote}” ${words}`
}
