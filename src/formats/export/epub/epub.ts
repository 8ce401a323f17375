/**
 * Exports an EPUB 3: each paragraph with its translation under it, or beside it where there is
 * room. Notes are footnotes with links both ways. A book of both sides is read back by this program
 * pair by pair (`import/epub/own-book.ts`).
 */
import { exportSides, sidesIn } from '#domain/exporting/export-format'
import { zipInParts, type ZipPart } from '../../zip/zip-in-parts.ts'
import { headOf } from '../export-head.ts'
import type { ExportLabels, Exporter, ExportPart, Project } from '../exporter.ts'
import { escapeHtml } from '../html-text.ts'
import { surveyed, type ExportSurvey } from '../survey.ts'
import { documentXhtml, lostNotes } from './document.ts'
import { contentsList } from './navigation.ts'
import { packageXml } from './package.ts'
import { languageXhtml, pageXhtml } from './page.ts'
import { plannedDocuments, type Plan } from './plan.ts'
import { epubStyle } from './style.ts'

export const epub: Exporter = {
  extension: 'epub',
  offers: { sides: exportSides, order: true, marks: true, states: true, preview: 'page' },
  write,
}

function* write(project: Project, labels: ExportLabels): Generator<ExportPart> {
  const survey = yield* surveyed(project)
  yield* zipInParts(filesOf(project, labels, survey))
}

const container = `<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`

function* filesOf(
  project: Project,
  labels: ExportLabels,
  survey: ExportSurvey,
): Generator<ZipPart> {
  const plan = plannedDocuments(project, survey)
  const { title } = headOf(project)
  yield { name: 'mimetype', parts: ['application/epub+zip'], isStored: true }
  yield { name: 'META-INF/container.xml', parts: [container] }
  yield { name: 'OEBPS/style.css', parts: [epubStyle] }
  yield { name: 'OEBPS/title.xhtml', parts: [titlePage(project, labels)] }
  for (const document of plan.documents)
    yield {
      name: `OEBPS/${document.file}`,
      parts: documentXhtml(document, { project, labels, survey, plan }),
    }
  if (survey.orphans.length > 0)
    yield {
      name: 'OEBPS/notes.xhtml',
      parts: [pageXhtml(labels.language, labels.notes, lostNotes(survey.orphans, project, labels))],
    }
  yield { name: 'OEBPS/nav.xhtml', parts: [navigation(project, labels, plan, title)] }
  const pages = [
    'title.xhtml',
    ...plan.documents.map(({ file }) => file),
    ...(survey.orphans.length > 0 ? ['notes.xhtml'] : []),
  ]
  yield { name: 'OEBPS/book.opf', parts: [packageXml(project, labels, title, pages)] }
}

function navigation(project: Project, labels: ExportLabels, plan: Plan, title: string): string {
  const [first] = sidesIn(project.sides, project.leads)
  const language = first === 'translation' ? labels.language : project.book.language
  const list = contentsList(project, plan, title)
  const body = `<nav epub:type="toc" role="doc-toc" id="toc"><h1>${escapeHtml(title)}</h1>${list}</nav>`
  return pageXhtml(language, title, body)
}

function titlePage(project: Project, labels: ExportLabels): string {
  const { title, isTranslated, translated, source } = headOf(project)
  const line = (words: string, language: string): string =>
    `<p ${languageXhtml(language)}>${escapeHtml(words)}</p>`
  const own = isTranslated ? labels.language : project.book.language
  const body =
    `<section epub:type="titlepage"><h1 ${languageXhtml(own)}>${escapeHtml(title)}</h1>\n` +
    translated.map(words => line(words, labels.language)).join('\n') +
    `${source.map(words => line(words, project.book.language)).join('\n')}</section>`
  return pageXhtml(own, title, body)
}
