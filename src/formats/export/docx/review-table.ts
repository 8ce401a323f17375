/**
 * Exports a book as tables for Word, one a chapter: who revises the translation there can send it
 * back. A row is a pair. Its first cell has the number and the permanent name of the paragraph,
 * and sums of its texts as they are sent (`domain/reviewing/sent.ts`). What is visible survives
 * sorting, other programs and other formats; `formats/reviewed` reads it back.
 */
import type { Side } from '#domain/anchor'
import type { Paragraph } from '#domain/book'
import { inOrder } from '#domain/exporting/export-format'
import type { ParagraphId } from '#domain/ids'
import { emptyText, plain } from '#domain/rich-text'
import { sentOf, sumOfNotes, writtenSent } from '#domain/reviewing/sent'
import { untranslated } from '#domain/translation'
import { headOf } from '../export-head.ts'
import type { ExportLabels, Exporter, Project } from '../exporter.ts'
import { sourceText } from '../looks.ts'
import { paragraphLink } from '../place-links.ts'
import { surveyed, type ExportSurvey, type Mark } from '../survey.ts'
import { docxLanguage, type DocxLanguage } from './docx-language.ts'
import { commentXml, lostXml, quotedXml } from './note-words.ts'
import { docxFile } from './package.ts'
import { runsXml, withoutMarks, type MarkWriter } from './runs.ts'
import { linkXml, paragraphXml, runXml, wordsOfXml } from './xml.ts'

export const docxReview: Exporter = {
  extension: 'docx',
  offers: {
    sides: ['both'],
    order: true,
    marks: true,
    states: true,
    links: true,
    preview: 'columns',
  },
  write: (project, labels) => write({ ...project, sides: 'both' }, labels),
}

/** LibreOffice needs minutes for longer tables. */
const mostRows = 100
/** With more comments LibreOffice needs ten times as long, and the notes are a column instead. */
const mostComments = 100

interface Context {
  readonly project: Project
  readonly labels: ExportLabels
  readonly survey: ExportSurvey
  readonly languages: Readonly<Record<Side, DocxLanguage>>
  readonly marks: MarkWriter
  /** Null if the notes are comments. */
  readonly notesOf: ReadonlyMap<ParagraphId, readonly number[]> | null
  readonly widths: readonly number[]
}

function* write(
  project: Project,
  labels: ExportLabels,
): Generator<string | Uint8Array<ArrayBuffer>> {
  const survey = yield* surveyed(project)
  const languages = {
    source: docxLanguage(project.book.language),
    translation: docxLanguage(labels.language),
  }
  const isCommented = survey.numbered.length <= mostComments
  const comments: string[] = []
  const context: Context = {
    project,
    labels,
    survey,
    languages,
    marks: isCommented ? commenting(survey, labels, languages, comments) : colouring,
    notesOf: isCommented ? null : notesByParagraph(survey),
    // In twentieths of a point. Together they are the width of the page.
    widths: isCommented ? [1500, 6200, 6200, 1138] : [1500, 4900, 4900, 1138, 2600],
  }
  yield* docxFile({
    project,
    language: labels.language,
    title: headOf(project).title,
    author: project.book.author,
    body: body(context),
    ...(isCommented && { comments }),
    isWide: true,
    isTracked: true,
    properties: { DuizhaoBook: project.book.id, DuizhaoReview: '1' },
  })
}

const colouring: MarkWriter = { ...withoutMarks, isColoured: true }

/** Marks with words as comments on their last range. */
function commenting(
  survey: ExportSurvey,
  labels: ExportLabels,
  languages: Context['languages'],
  comments: string[],
): MarkWriter {
  const numbers = new Map<number, number>()
  const idOf = (mark: Mark): number | null => {
    const entry = mark.sign === null ? undefined : survey.numbered[(mark.number ?? 0) - 1]
    if (!entry) return null
    const known = numbers.get(entry.number)
    if (known !== undefined) return known
    const id = comments.length
    numbers.set(entry.number, id)
    const at = new Date(entry.annotation.createdAt).toISOString().slice(0, 19)
    const words = commentXml(entry, labels, languages)
    // The sum says whether the words have changed. Initials have at most nine letters.
    comments.push(
      `<w:comment w:id="${id}" w:author="Duizhao" w:initials="D${sumOfNotes(wordsOfXml(words))}" w:date="${at}Z">${words}</w:comment>`,
    )
    return id
  }
  /** The second half of a pair of ranges has no comment of its own. */
  const isFirst = (mark: Mark): boolean => {
    const entry = survey.numbered[(mark.number ?? 0) - 1]
    const side = entry?.annotation.side
    const before = entry?.quotes.filter(quote => quote.side === side && quote.part !== null) ?? []
    return before.length === 0 || mark.part <= before.length
  }
  const written = (mark: Mark, xml: (id: number) => string): string => {
    const id = isFirst(mark) ? idOf(mark) : null
    return id === null ? '' : xml(id)
  }
  const reference =
    '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id='
  return {
    isColoured: true,
    begin: mark => written(mark, id => `<w:commentRangeStart w:id="${id}"/>`),
    end: mark => written(mark, id => `<w:commentRangeEnd w:id="${id}"/>`),
    sign: mark => written(mark, id => `${reference}"${id}"/></w:r>`),
  }
}

/** The numbers of the notes at each paragraph. */
function notesByParagraph({ numbered }: ExportSurvey): ReadonlyMap<ParagraphId, readonly number[]> {
  const notes = new Map<ParagraphId, number[]>()
  for (const { number, quotes } of numbered) {
    const id = quotes.find(({ range }) => range !== null)?.anchor.paragraphId
    if (id === undefined) continue
    const here = notes.get(id) ?? []
    here.push(number)
    notes.set(id, here)
  }
  return notes
}

function* body(context: Context): Generator<string> {
  const { project, survey, languages, labels } = context
  const { book } = project
  const { title } = headOf(project)
  yield paragraphXml('Title', runXml(title, languages.source.fonts + languages.source.language))
  let bookmark = 0
  for (const [i, chapter] of project.chapters.entries()) {
    if (chapter.length === 0) continue
    const heading = book.chapters[i]?.title ?? ''
    // A paragraph between two tables, or they would be one.
    yield paragraphXml(
      heading === '' ? 'Body' : 'Heading1',
      runsXml(plain(heading), languages.source),
    )
    for (const [n, paragraph] of chapter.entries()) {
      if (n % mostRows === 0) yield (n === 0 ? '' : '</w:tbl><w:p/>') + tableHead(context)
      yield row(paragraph, bookmark++, context)
    }
    yield '</w:tbl>'
  }
  if (survey.orphans.length > 0)
    yield paragraphXml('Heading1', runXml(labels.orphan, languages.translation.language))
  for (const annotation of survey.orphans) yield lostXml(annotation, project, labels, languages)
  yield '<w:p/>'
}

function tableHead({ labels, widths, project, notesOf }: Context): string {
  const [first, second] = inOrder(project.leads)
  const names = ['', labels[first], labels[second], labels.state]
  if (notesOf) names.push(labels.notes)
  const cells = names.map((name, i) =>
    cell(widths[i] ?? 0, paragraphXml('CellHeading', runXml(name))),
  )
  return (
    '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>' +
    `<w:tblW w:w="${widths.reduce((a, b) => a + b, 0)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>` +
    `<w:tblGrid>${widths.map(width => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>` +
    `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${cells.join('')}</w:tr>`
  )
}

const cell = (width: number, paragraphs: string): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraphs}</w:tc>`

function row(paragraph: Paragraph, bookmark: number, context: Context): string {
  const { project, labels, survey, languages, marks, notesOf, widths } = context
  const { id, level } = paragraph
  const style = level === undefined ? 'Cell' : 'CellHeading'
  const { content, state } = project.translations.get(id) ?? untranslated
  const text = (side: Side): string => {
    const rich = side === 'source' ? sourceText(paragraph) : content
    const runs = runsXml(rich, languages[side], survey.marks(id, side), marks)
    // Word allows no hyphens in the name of a bookmark.
    const name = `dz_${id.replaceAll(/[.-]/g, '_')}`
    const inner =
      side === 'source'
        ? runs
        : `<w:bookmarkStart w:id="${bookmark}" w:name="${name}"/>${runs}<w:bookmarkEnd w:id="${bookmark}"/>`
    return paragraphXml(style, inner, languages[side].direction)
  }
  const [first, second] = inOrder(project.leads)
  const notes = (notesOf?.get(id) ?? []).flatMap(number => survey.numbered[number - 1] ?? [])
  const written = notes.map(note => quotedXml(note, labels, languages, 'Id')).join('')
  const sent = sentOf(paragraph.text, { content, state }, wordsOfXml(written))
  const place = runXml(`${project.numberOf(id)}·${id}`)
  const link = paragraphLink(project, id)
  const cells = [
    paragraphXml('Id', link === null ? place : linkXml(link, place)) +
      paragraphXml('Id', runXml(writtenSent(sent))),
    text(first),
    text(second),
    paragraphXml('Id', runXml(labels.states[state])),
  ]
  if (notesOf) cells.push(written || paragraphXml('Id', runsXml(emptyText, languages.translation)))
  return `<w:tr>${cells.map((inner, i) => cell(widths[i] ?? 0, inner)).join('')}</w:tr>`
}
