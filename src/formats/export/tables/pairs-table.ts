/**
 * Exports each paragraph with its translation as a row of a table. CSV is for spreadsheets: with a
 * byte order mark, every cell quoted, and an apostrophe before what would be a formula. TSV is for
 * programs: without a mark, and with `\t`, `\n`, `\r` and `\\` for what a cell cannot have.
 */
import { addressOf } from '#domain/notes/place'
import { headingFinder } from '#domain/exporting/heading-finder'
import { sentOf, writtenSent } from '#domain/reviewing/sent'
import { untranslated } from '#domain/translation'
import { notesOfParagraphs, type UnitNote } from '../exchange/notes-of-paragraphs.ts'
import type { ExportLabels, Exporter, Project } from '../exporter.ts'
import { surveyed } from '../survey.ts'
import { csvLine, csvMark } from './csv-cell.ts'
import { tsvLine } from './tsv-cell.ts'

const offers = {
  sides: ['both'],
  order: false,
  marks: true,
  states: true,
  preview: 'text',
} as const satisfies Exporter['offers']

export const pairsCsv: Exporter = {
  extension: 'csv',
  offers,
  *write(project, labels) {
    yield csvMark
    yield* rows(project, labels, csvLine)
  },
}

export const pairsTsv: Exporter = {
  extension: 'tsv',
  offers,
  write: (project, labels) => rows(project, labels, tsvLine),
}

/** The columns by their names, which stay the same in every language. */
const columns = ['number', 'chapter', 'source', 'translation', 'state', 'notes', 'link', 'sent']

function* rows(
  project: Project,
  labels: ExportLabels,
  line: (cells: readonly string[]) => string,
): Generator<string> {
  const notes = notesOfParagraphs(yield* surveyed(project), labels)
  const { book } = project
  const headingOf = headingFinder(book)
  yield line(columns)
  for (const chapter of project.chapters)
    for (const { id, text } of chapter) {
      const number = project.numberOf(id)
      const { content, state } = project.translations.get(id) ?? untranslated
      const said = (notes.get(id) ?? []).map(noteOf).join('\n\n')
      yield line([
        String(number),
        headingOf(number - 1),
        text,
        content.text,
        labels.states[state],
        said,
        addressOf({ kind: 'paragraph', book: book.id, paragraph: id }),
        writtenSent(sentOf(text, { content, state }, said)),
      ])
    }
}

const noteOf = ({ annotation, words }: UnitNote): string => {
  const quote = annotation.scope === undefined ? annotation.anchors[0]?.quote.exact : undefined
  return quote === undefined ? words : `“${quote}” ${words}`
}
