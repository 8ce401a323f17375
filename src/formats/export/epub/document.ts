/** Writes one document of an EPUB: pairs of paragraphs, and the notes of its signs. */
import type { Side } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import type { Paragraph } from '#domain/book'
import { sidesIn } from '#domain/exporting/export-format'
import { halvesOf } from '#domain/marking/halves'
import { paragraphId } from '#domain/ids'
import { untranslated } from '#domain/translation'
import type { ExportLabels, Project } from '../exporter.ts'
import { escapeHtml, htmlText } from '../html-text.ts'
import { sourceText } from '../looks.ts'
import { namesOf } from '../mark-names.ts'
import { noteHtml } from '../note-html.ts'
import type { ExportSurvey } from '../survey.ts'
import { languageXhtml, pageHead } from './page.ts'
import type { Plan, PlannedDocument } from './plan.ts'

export interface DocumentContext {
  readonly project: Project
  readonly labels: ExportLabels
  readonly survey: ExportSurvey
  readonly plan: Plan
}

export function* documentXhtml(
  { file, title, continues, paragraphs, notes }: PlannedDocument,
  context: DocumentContext,
): Generator<string> {
  const { project, labels } = context
  const [first] = sidesIn(project.sides, project.leads)
  const language = first === 'translation' ? labels.language : project.book.language
  const name = title === '' ? project.book.title : title
  yield pageHead(language, name)
  yield `<section epub:type="chapter" role="doc-chapter" aria-label="${escapeHtml(name)}"`
  yield ` data-chapter="${escapeHtml(title)}"${continues ? ' data-continues="true"' : ''}>\n`
  for (const paragraph of paragraphs) yield pair(paragraph, file, context)
  yield '</section>\n'
  if (notes.length > 0) {
    yield `<section class="notes" epub:type="footnotes" aria-label="${escapeHtml(labels.notes)}">\n`
    for (const note of notes) yield footnote(note, file, context)
    yield '</section>\n'
  }
  yield '</body>\n</html>\n'
}

function pair(paragraph: Paragraph, file: string, context: DocumentContext): string {
  const { project, labels, survey } = context
  const { id, kind, level } = paragraph
  const { content, state } = project.translations.get(id) ?? untranslated
  const name = level === undefined ? 'p' : `h${Math.min(level, 6)}`
  const texts: Readonly<Record<Side, string>> = {
    source: htmlText(sourceText(paragraph), survey.marks(id, 'source')),
    translation: htmlText(content, survey.marks(id, 'translation')),
  }
  const sides = sidesIn(project.sides, project.leads).filter(side => texts[side] !== '')
  const written = sides.map((side, i) => {
    const language = side === 'source' ? project.book.language : labels.language
    // The other side of a heading would be a second heading in the contents of readers.
    const element = i === 0 ? name : 'p'
    const own = `class="${side}" ${languageXhtml(language)}`
    return `<${element} ${own}>${xhtml(texts[side], file, context)}</${element}>`
  })
  const kinds = `data-kind="${kind}${level === undefined ? '' : `-${level}`}"`
  return `<div class="pair ${kind}" id="${id}" ${kinds} data-state="${state}">${written.join('\n')}</div>\n`
}

/** Returns HTML of the exporters as XHTML, with links to where things are in the book. */
function xhtml(html: string, file: string, { plan }: DocumentContext): string {
  const to = (found: string | undefined): string => (found === file ? '' : (found ?? ''))
  return html
    .replaceAll('<br>', '<br/>')
    .replaceAll(/<a href="#note-(\d+)">/g, (_, number: string) => {
      const place = `${to(plan.fileOfNote.get(Number(number)))}#note-${number}`
      return `<a epub:type="noteref" role="doc-noteref" href="${place}">`
    })
    .replaceAll(
      /<a href="#([^"]+)">/g,
      (_, id: string) => `<a class="printed" href="${to(plan.fileOf.get(paragraphId(id)))}#${id}">`,
    )
}

function footnote(
  { number, annotation, category, quotes }: PlannedDocument['notes'][number],
  file: string,
  context: DocumentContext,
): string {
  const { project, labels, plan } = context
  const isAbout = annotation.scope !== undefined
  const placed = quotes.find(({ part }) => part !== null)
  const there = placed && plan.fileOf.get(placed.anchor.paragraphId)
  const back = `${there === undefined || there === file ? '' : there}#mark-${number}-${placed?.part ?? 1}`
  const words = quotes.map(({ side, anchor }) => {
    const language = side === 'source' && !isAbout ? project.book.language : labels.language
    const quote = isAbout ? labels.place(annotation) : anchor.quote.exact
    return `<q ${languageXhtml(language)}>${escapeHtml(quote)}</q>`
  })
  const names = namesOf(annotation, category, labels).join(' · ')
  return (
    `<aside epub:type="footnote" role="doc-footnote" id="note-${number}">` +
    `<p><a role="doc-backlink" href="${back}">${number}</a> ${words.join(' … ')} ${escapeHtml(names)}</p>` +
    `${noteXhtml(annotation, labels)}</aside>\n`
  )
}

/** The notes of marks that have lost their words. */
export const lostNotes = (
  orphans: readonly Annotation[],
  { categories, book }: Project,
  labels: ExportLabels,
): string =>
  `<section><h1>${escapeHtml(labels.orphan)}</h1>\n${orphans
    .map(annotation => {
      const quotes = halvesOf(annotation).flatMap(({ side, anchors }) =>
        anchors.map(({ quote }) => {
          const language = side === 'source' ? book.language : labels.language
          return `<q ${languageXhtml(language)}>${escapeHtml(quote.exact)}</q>`
        }),
      )
      const names = namesOf(annotation, categories.get(annotation.category), labels).join(' · ')
      return `<div><p>${quotes.join(' … ')} ${escapeHtml(names)}</p>${noteXhtml(annotation, labels)}</div>`
    })
    .join('\n')}</section>`

function noteXhtml({ note, tags }: Annotation, labels: ExportLabels): string {
  const named = tags.map(tag => `<bdi>${escapeHtml(tag)}</bdi>`).join(' ')
  const words = noteHtml(note).replaceAll('<br>', '<br/>')
  return words + (named && `<p class="tags">${escapeHtml(labels.tags)} ${named}</p>`)
}
