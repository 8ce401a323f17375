/**
 * Exports marks and notes, of one book or of several, as W3C Web Annotations in JSON-LD: one
 * collection with one page (https://www.w3.org/TR/annotation-model/). What the model has no word for is in properties
 * of our own, so that this program can read the file back without loss.
 */
import type { Side } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import { kindFieldsOf, kinds } from '#domain/kinds/index'
import { furtherPassages } from '#domain/notes/passage'
import { addressOf } from '#domain/notes/place'
import { libraryAddress } from '#domain/notes/standalone'
import { isBlank } from '#domain/rich-text'
import { withoutControls } from '#domain/text/control-characters'
import type { ParagraphId } from '#domain/ids'
import { headOf } from './export-head.ts'
import type { ExportLabels, Exporter, Project } from './exporter.ts'
import { htmlText } from './html-text.ts'
import { noteHtml } from './note-html.ts'
import { anchorsOf, surveyed, type Quoted } from './survey.ts'

export const webAnnotations: Exporter = {
  extension: 'jsonld',
  offers: { sides: ['both'], order: false, marks: true, states: true, preview: 'text' },
  write,
}

/** The context of the model, and the prefix of our own properties. */
const context = ['http://www.w3.org/ns/anno.jsonld', { duizhao: 'urn:duizhao:terms:' }]

function* write(project: Project, labels: ExportLabels): Generator<string> {
  const items = yield* itemsOf(project, labels)
  const name = `urn:duizhao:annotations:${project.book.id}`
  const head = { name, label: headOf(project).title, total: items.length }
  yield* annotationCollection(head, each(items))
}

/** Returns an annotation as it is written. Made when it is wanted: a book may have many. */
type AnnotationItem = () => string

function* each(items: readonly AnnotationItem[]): Generator<string> {
  for (const item of items) yield item()
}

/** Returns the marks of a book in the order of the text, orphans last. Yields often. */
export function* itemsOf(
  project: Project,
  labels: ItemLabels,
): Generator<string, readonly AnnotationItem[]> {
  const survey = yield* surveyed(project)
  const textOf = yield* exportedTexts(project)
  const placed = survey.located.map(({ annotation, quotes }) => ({ annotation, quotes }))
  const lost = survey.orphans.map(lostEntry)
  return withFurther([...placed, ...lost]).map(
    entry => () => JSON.stringify(webAnnotationOf(entry, project, labels, textOf)),
  )
}

/** Returns `entries` with the further passages of a note in the entry of the note. */
function withFurther(entries: readonly Entry[]): readonly Entry[] {
  const further = furtherPassages(entries.map(({ annotation }) => annotation))
  if (further.size === 0) return entries
  const byMark = new Map(entries.map(entry => [entry.annotation, entry]))
  const inside = new Set([...further.values()].flat())
  return entries
    .filter(({ annotation }) => !inside.has(annotation))
    .map(entry => ({
      ...entry,
      further: further.get(entry.annotation.id)?.flatMap(mark => byMark.get(mark) ?? []),
    }))
}

interface CollectionHead {
  /** Its address. */
  readonly name: string
  readonly label: string
  /** How many items it has. */
  readonly total: number
}

/** Yields a collection in small parts. */
export function* annotationCollection(
  { name, label, total }: CollectionHead,
  items: Iterable<string>,
): Generator<string> {
  const collection = { id: name, type: 'AnnotationCollection' }
  // The model allows the name of the collection alone; most of the W3C's schemas want an object.
  const page = { id: `${name}:1`, type: 'AnnotationPage', partOf: collection, startIndex: 0 }
  const opening = {
    '@context': context,
    ...collection,
    label: withoutControls(label),
    total,
    first: { ...page, items: [] },
  }
  // The empty list is the last thing in the collection, so the items are written into its end.
  yield JSON.stringify(opening).slice(0, -']}}'.length)
  let before = ''
  for (const item of items) {
    yield `${before}\n${item}`
    before = ','
  }
  yield '\n]}}\n'
}

/** The words of the interface that an annotation has. */
export type ItemLabels = Pick<ExportLabels, 'language' | 'category'>

export type ExportedText = (paragraph: ParagraphId, side: Side) => string

/** Returns the texts of all paragraphs by their ids. Yields often. */
export function* exportedTexts({
  chapters,
  translations,
}: Project): Generator<string, ExportedText> {
  const sources = new Map<ParagraphId, string>()
  for (const chapter of chapters) {
    for (const { id, text } of chapter) sources.set(id, text)
    yield ''
  }
  return (id, side) =>
    (side === 'source' ? sources.get(id) : translations.get(id)?.content.text) ?? ''
}

interface Entry {
  readonly annotation: Annotation
  readonly quotes: readonly Quoted[]
  /** Marks that are nothing but further passages of its note. */
  readonly further?: readonly Entry[] | undefined
}

/** An annotation without a place, with the words that it had. */
export const lostEntry = (annotation: Annotation): Entry => ({
  annotation,
  quotes: anchorsOf(annotation).map(one => ({ ...one, part: null, range: null })),
})

/** Returns an annotation as the model has it, with the properties of our own. */
export function webAnnotationOf(
  { annotation, quotes, further = [] }: Entry,
  project: Pick<Project, 'book' | 'categories'>,
  labels: ItemLabels,
  textOf: ExportedText,
): object {
  const target = (quoted: Quoted) => targetOf(quoted, quoted.side, project, textOf)
  const targets = [
    ...quotes.map(target),
    ...further.flatMap(passage =>
      passage.quotes.map(quoted => ({
        ...target(quoted),
        'duizhao:passage': nameOf(passage.annotation),
      })),
    ),
  ]
  return {
    ...withTarget(annotation, targets.length === 1 ? targets[0] : targets, project, labels),
    ...(further.length > 0 && {
      'duizhao:passages': further.map(passage => ownOf(passage.annotation, project, labels)),
    }),
  }
}

/** Returns a standalone note as an item of a collection. What it is about is the library. */
export const standaloneItem = (
  note: Annotation,
  categories: Project['categories'],
  labels: ItemLabels,
): string => JSON.stringify(withTarget(note, libraryAddress, { categories }, labels))

function withTarget(
  annotation: Annotation,
  target: unknown,
  project: Pick<Project, 'categories'>,
  labels: ItemLabels,
): object {
  const { id, created, modified, body, ...own } = ownOf(annotation, project, labels)
  return {
    '@context': context,
    id,
    type: 'Annotation',
    motivation: kinds[annotation.kind].motivation,
    created,
    modified,
    generator: { id: 'urn:duizhao:program', type: 'Software', name: 'Duizhao' },
    ...(body && { body }),
    target,
    ...own,
  }
}

/** The name by which the model knows an annotation. */
const nameOf = ({ id }: Annotation): string => `urn:duizhao:annotation:${id}`

/** What an annotation has besides what it is about. */
function ownOf(
  annotation: Annotation,
  { categories }: Pick<Project, 'categories'>,
  labels: ItemLabels,
) {
  const { id, bookId, category, tags, scope, side, createdAt, updatedAt } = annotation
  const known = categories.get(category)
  const body = [
    ...noteBodies(annotation, labels),
    ...tags.map(tag => textual(tag, 'text/plain', 'tagging')),
    ...(known ? [textual(labels.category(known), 'text/plain', 'classifying')] : []),
  ]
  return {
    id: nameOf(annotation),
    created: new Date(createdAt).toISOString(),
    modified: new Date(updatedAt).toISOString(),
    body: body.length > 0 ? body : undefined,
    'duizhao:link': addressOf({ kind: 'mark', book: bookId, mark: id }),
    'duizhao:kind': kindFieldsOf(annotation),
    'duizhao:category': category,
    // The target is then only the evidence of the place.
    ...(scope && { 'duizhao:scope': scope, 'duizhao:side': side }),
    ...(known && { 'duizhao:colour': known.colour, 'duizhao:shape': known.shape }),
  }
}

/** The note as text, and as HTML with its forms and links. */
function noteBodies({ note }: Annotation, { language }: ItemLabels): readonly object[] {
  if (note.every(isBlank)) return []
  const text = note.map(paragraph => withoutControls(paragraph.text)).join('\n\n')
  // This program reads the links into the library back.
  const html = noteHtml(note, rich => htmlText(rich, [], true))
  return [
    { ...textual(text, 'text/plain', 'commenting'), language },
    { ...textual(html, 'text/html', 'commenting'), language },
  ]
}

const textual = (value: string, format: string, purpose: string) => ({
  type: 'TextualBody',
  value: withoutControls(value),
  format,
  purpose,
})

/**
 * The range of one paragraph. An orphan has its words and no position. The positions of the model
 * count code points.
 */
function targetOf(
  { anchor, range }: Quoted,
  side: Side,
  { book }: Pick<Project, 'book'>,
  textOf: ExportedText,
): object {
  const name = `urn:duizhao:book:${book.id}`
  const { exact, prefix, suffix } = anchor.quote
  const points = (offset: number) =>
    Array.from(textOf(anchor.paragraphId, side).slice(0, offset)).length
  return {
    type: 'SpecificResource',
    source: `${name}:${side}:${anchor.paragraphId}`,
    scope: name,
    selector: [
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      ...(range
        ? [{ type: 'TextPositionSelector', start: points(range.start), end: points(range.end) }]
        : []),
    ],
  }
}
