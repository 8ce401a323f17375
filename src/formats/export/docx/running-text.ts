/**
 * Exports a book as a text for Word: both texts, paragraph by paragraph, or the translation alone,
 * as one hands it to a publisher. Headings are headings, and notes are footnotes.
 */
import type { Side } from '#domain/anchor'
import type { Paragraph } from '#domain/book'
import { sidesIn } from '#domain/exporting/export-format'
import { emptyText, isBlank } from '#domain/rich-text'
import { headOf } from '../export-head.ts'
import type { ExportLabels, Exporter, Project } from '../exporter.ts'
import { sourceText } from '../looks.ts'
import { bookLink, markLink } from '../place-links.ts'
import { stateWords } from '../state-words.ts'
import { surveyed, type ExportSurvey, type Mark } from '../survey.ts'
import { docxLanguage, type DocxLanguage } from './docx-language.ts'
import { docxFile } from './package.ts'
import { lostXml, noteWordsXml } from './note-words.ts'
import { runsXml, type MarkWriter } from './runs.ts'
import { linkXml, paragraphXml, runXml } from './xml.ts'

export const docxBilingual: Exporter = {
  extension: 'docx',
  offers: { sides: ['both'], order: true, marks: true, states: true, links: true, preview: 'page' },
  write: (project, labels) => write({ ...project, sides: 'both' }, labels),
}

export const docxTranslation: Exporter = {
  extension: 'docx',
  offers: { sides: ['translation'], order: false, marks: true, states: true, preview: 'page' },
  write: (project, labels) =>
    write({ ...project, sides: 'translation', leads: 'translation', hasLinks: false }, labels),
}

/** What the text is written with. */
interface Context {
  readonly project: Project
  readonly labels: ExportLabels
  readonly survey: ExportSurvey
  readonly languages: Readonly<Record<Side, DocxLanguage>>
  readonly marks: MarkWriter
}

function* write(
  project: Project,
  labels: ExportLabels,
): Generator<string | Uint8Array<ArrayBuffer>> {
  const survey = yield* surveyed(project)
  const { book, sides } = project
  const languages = {
    source: docxLanguage(book.language),
    translation: docxLanguage(labels.language),
  }
  const footnotes: string[] = []
  const sign = (mark: Mark): string => {
    const entry = survey.numbered[(mark.number ?? 0) - 1]
    if (!entry) return ''
    const id = footnotes.length + 1
    const words = noteWordsXml(entry, labels, languages, {
      // A note away from its words has to quote them.
      isQuoting: mark.isAbout,
      isNamed: sides === 'both',
      link: markLink(project, entry.annotation.id),
    })
    footnotes.push(`<w:footnote w:id="${id}">${words}</w:footnote>`)
    return `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${id}"/></w:r>`
  }
  const marks: MarkWriter = {
    isColoured: sides === 'both',
    begin: () => '',
    end: () => '',
    sign,
  }
  const head = headOf(project)
  yield* docxFile({
    project,
    language: labels.language,
    title: head.title,
    author: book.translatedAuthor ?? book.author,
    body: body({ project, labels, survey, languages, marks }),
    footnotes,
  })
}

function* body(context: Context): Generator<string> {
  const { project, labels, survey } = context
  yield* title(context)
  for (const chapter of project.chapters)
    for (const paragraph of chapter) yield pair(paragraph, context)
  if (survey.orphans.length === 0) return
  yield paragraphXml('Heading1', runXml(labels.orphan, context.languages.translation.language))
  for (const annotation of survey.orphans)
    yield lostXml(annotation, project, labels, context.languages)
}

function* title({ project, languages }: Context): Generator<string> {
  const { title, isTranslated, translated, source } = headOf(project)
  const line = (style: string, words: string, { fonts, language, direction }: DocxLanguage) =>
    paragraphXml(style, runXml(words, fonts + language), direction)
  const own = languages[isTranslated ? 'translation' : 'source']
  const link = bookLink(project)
  // Word and LibreOffice would otherwise draw it as a link.
  const plainLook = '<w:color w:val="auto"/><w:u w:val="none"/>'
  const titleRun = () => runXml(title, own.fonts + plainLook + own.language)
  yield link === null
    ? line('Title', title, own)
    : paragraphXml('Title', linkXml(link, titleRun()), own.direction)
  for (const words of translated) yield line('Subtitle', words, languages.translation)
  for (const words of source) yield line('Subtitle', words, languages.source)
}

/** Returns a paragraph on each side, the one that leads first. */
function pair(paragraph: Paragraph, context: Context): string {
  const { project, labels, languages } = context
  const { id, level, kind } = paragraph
  const translation = project.translations.get(id)
  const isAlone = project.sides !== 'both'
  const state = stateWords(translation, labels)
  const isMissing = isBlank(translation?.content ?? emptyText)
  const isWithNext = !isAlone && level === undefined
  let xml = ''
  for (const [i, side] of sidesIn(project.sides, project.leads).entries()) {
    const { direction, language } = languages[side]
    const runs = sideXml(paragraph, side, context)
    const style =
      xml === '' ? styleOf(kind, level) : level === undefined ? 'Beside' : 'BesideHeading'
    if (side === 'translation' && isMissing) {
      // A heading without a translation still begins a part.
      const words = runXml(`[${state ?? labels.untranslated}]`, language)
      const isHeading = xml === '' && level !== undefined
      xml += paragraphXml(isHeading ? style : 'State', words + runs, direction)
      continue
    }
    xml += paragraphXml(style, runs, (i === 0 && isWithNext ? '<w:keepNext/>' : '') + direction)
    if (side === 'translation' && state !== null && !isAlone)
      xml += paragraphXml('State', runXml(`[${state}]`, language))
  }
  return xml
}

/** The runs of a paragraph on one side, with the signs of its notes. */
function sideXml(
  paragraph: Paragraph,
  side: Side,
  { project, survey, languages, marks }: Context,
): string {
  const here = survey.marks(paragraph.id, side)
  if (side === 'source') return runsXml(sourceText(paragraph), languages.source, here, marks)
  const content = project.translations.get(paragraph.id)?.content ?? emptyText
  return runsXml(content, languages.translation, here, marks)
}

function styleOf(kind: Paragraph['kind'], level: number | undefined): string {
  if (level !== undefined) return `Heading${Math.min(level, 6)}`
  return kind === 'quotation' || kind === 'verse' || kind === 'boxBody' ? 'Quote' : 'Body'
}
