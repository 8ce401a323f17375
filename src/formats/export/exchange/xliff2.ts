/**
 * Exports XLIFF 2.1, which keeps everything: texts, formats, states, kinds of paragraphs, marks
 * that overlap, and notes. Marks are also in the metadata of their unit as Web Annotations, from
 * which this program reads them back.
 */
import type { Side } from '#domain/anchor'
import type { Paragraph } from '#domain/book'
import type { ParagraphId } from '#domain/ids'
import { addressOf } from '#domain/notes/place'
import { sentOf, writtenNotes, writtenSent } from '#domain/reviewing/sent'
import { untranslated, type TranslationState } from '#domain/translation'
import type { ExportLabels, Exporter, Project } from '../exporter.ts'
import { surveyed, type ExportSurvey, type Numbered } from '../survey.ts'
import { exportedTexts, lostEntry, webAnnotationOf } from '../web-annotations.ts'
import { inChapters } from './in-chapters.ts'
import { codedText, codesOfInlines, type Coded } from './inline-codes.ts'
import { notesOfParagraphs, type UnitNote } from './notes-of-paragraphs.ts'
import { escapeXmlText, isTextFormat, validTag, xmlAttribute, xmlDeclaration } from './xml-text.ts'

export const xliff2: Exporter = {
  extension: 'xlf',
  offers: { sides: ['both'], order: false, marks: true, states: true, preview: 'text' },
  write,
}

/** What a unit needs to know of the book. */
interface Context extends PlacesOfMarks {
  readonly project: Project
  readonly labels: ExportLabels
  readonly notes: ReadonlyMap<ParagraphId, readonly UnitNote[]>
  /** An annotation as JSON. */
  readonly json: (entry: Parameters<typeof webAnnotationOf>[0]) => string
}

function* write(project: Project, labels: ExportLabels): Generator<string> {
  const { book } = project
  const survey = yield* surveyed(project)
  const textOf = yield* exportedTexts(project)
  const context: Context = {
    project,
    labels,
    notes: notesOfParagraphs(survey, labels),
    ...placesOfMarks(survey),
    json: entry => JSON.stringify(webAnnotationOf(entry, project, labels, textOf)),
  }
  const lost = survey.orphans.map((annotation): Meta => [
    'annotation',
    context.json(lostEntry(annotation)),
  ])
  yield `${xmlDeclaration}<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"\
 xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" version="2.1"\
 srcLang="${validTag(book.language)}" trgLang="${validTag(labels.language)}">
<file id="f1" original="${xmlAttribute(book.provenance.file)}" canResegment="no">
${metadata([['link', addressOf({ kind: 'book', book: book.id })], ...lost])}
<notes>${headNotes(project)}</notes>
`
  yield* inChapters(project, {
    open: (title, number) => `<group id="g${number}" name="${title}" type="dz:chapter">\n`,
    unit: paragraph => unit(paragraph, context),
  })
  yield '</file>\n</xliff>\n'
}

type Meta = readonly [type: string, words: string]

/** The module for metadata, under the name of this program. */
const metadata = (all: readonly Meta[]): string =>
  `<mda:metadata><mda:metaGroup category="duizhao">${all
    .map(([type, words]) => `<mda:meta type="${type}">${escapeXmlText(words)}</mda:meta>`)
    .join('')}</mda:metaGroup></mda:metadata>`

function headNotes({ book }: Project): string {
  const { title, author, translatedTitle, translatedAuthor, translatedOrigin, provenance } = book
  const all: readonly (readonly [string, string | undefined, string])[] = [
    ['title', title, 'source'],
    ['author', author, 'source'],
    ['title', translatedTitle, 'target'],
    ['author', translatedAuthor, 'target'],
    ['origin', translatedOrigin === undefined ? undefined : provenance.origin, 'source'],
    ['origin', translatedOrigin, 'target'],
  ]
  return all
    .map(([category, words, side]) =>
      words === undefined
        ? ''
        : `<note category="dz:${category}" appliesTo="${side}">${escapeXmlText(words)}</note>`,
    )
    .join('')
}

interface UnitMark {
  readonly side: Side
  readonly start: number
  readonly end: number
  readonly of: Numbered
}

interface PlacesOfMarks {
  readonly marks: ReadonlyMap<ParagraphId, readonly UnitMark[]>
  /** The annotations by the paragraph of their first place. */
  readonly begun: ReadonlyMap<ParagraphId, readonly Numbered[]>
}

function placesOfMarks({ located }: ExportSurvey): PlacesOfMarks {
  const marks = new Map<ParagraphId, UnitMark[]>()
  const begun = new Map<ParagraphId, Numbered[]>()
  for (const of of located) {
    const placed = of.quotes.flatMap(({ side, anchor, range }) =>
      range ? [{ id: anchor.paragraphId, side, ...range }] : [],
    )
    const [first] = placed
    if (first) begun.set(first.id, [...(begun.get(first.id) ?? []), of])
    if (of.annotation.scope !== undefined) continue
    for (const { id, side, start, end } of placed)
      marks.set(id, [...(marks.get(id) ?? []), { side, start, end, of }])
  }
  return { marks, begun }
}

/** What the standard calls each state, and our own name where it has no other for it. */
const states: Readonly<Record<TranslationState, string>> = {
  empty: 'state="initial"',
  draft: 'state="initial" subState="dz:draft"',
  check: 'state="initial" subState="dz:check"',
  done: 'state="translated"',
}

function unit({ id, kind, level, text, inlines = [] }: Paragraph, context: Context): string {
  const { project, labels, notes, marks, begun, json } = context
  const { content, state } = project.translations.get(id) ?? untranslated
  const said = notes.get(id) ?? []
  const names = new Map(said.map(({ annotation }, i) => [annotation, `n${i + 1}`]))
  const on = (side: Side): readonly Coded[] =>
    (marks.get(id) ?? [])
      .filter(mark => mark.side === side)
      .map(({ start, end, of }) => ({ start, end, mark: markOf(of, names, labels) }))
  const spans = content.spans.flatMap(({ format, start, end }): readonly Coded[] =>
    isTextFormat(format) ? [{ format, start, end }] : [],
  )
  const source = codedText(text, [...codesOfInlines(inlines), ...on('source')], 's')
  const target = codedText(content.text, [...spans, ...on('translation')], 't')
  const own = (begun.get(id) ?? []).map((entry): Meta => ['annotation', json(entry)])
  const link = addressOf({ kind: 'paragraph', book: project.book.id, paragraph: id })
  const type = `dz:${kind}${level === undefined ? '' : `-${level}`}`
  const sent =
    writtenSent(sentOf(text, { content, state })) + writtenNotes(said.map(({ words }) => words))
  return (
    `<unit id="${xmlAttribute(id)}" type="${type}">${metadata([['link', link], ['sent', sent], ...own])}` +
    (said.length === 0
      ? ''
      : `<notes>${said.map((note, i) => noteXml(note, i + 1)).join('')}</notes>`) +
    `<segment canResegment="no" ${states[state]}><source xml:space="preserve">${source}</source>` +
    (content.text === '' ? '' : `<target xml:space="preserve">${target}</target>`) +
    '</segment></unit>\n'
  )
}

/** The attributes of a mark: a comment with its note, or a highlight in its category. */
function markOf(
  { annotation, category }: Numbered,
  notes: ReadonlyMap<Numbered['annotation'], string>,
  labels: ExportLabels,
): string {
  const note = notes.get(annotation)
  if (note !== undefined) return `type="comment" ref="#n=${note}"`
  const value = category === undefined ? '' : labels.category(category)
  return `type="dz:${annotation.kind}"${value === '' ? '' : ` value="${xmlAttribute(value)}"`}`
}

const noteXml = ({ side, names, words }: UnitNote, number: number): string =>
  `<note id="n${number}" appliesTo="${side === 'source' ? 'source' : 'target'}"` +
  `${names.length === 0 ? '' : ` category="${xmlAttribute(names.join(', '))}"`}>` +
  `${escapeXmlText(words)}</note>`
