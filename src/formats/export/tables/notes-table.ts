/**
 * Exports marks and notes as a table: CSV as RFC 4180 has it, with a byte order mark, because a
 * spreadsheet would otherwise take it for an old encoding. A cell that begins like a formula gets
 * an apostrophe, so that no spreadsheet runs it.
 */
import type { Anchor } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import { kindWordsOf, stateOf } from '#domain/kinds/index'
import { addressOf } from '#domain/notes/place'
import { headingFinder } from '#domain/exporting/heading-finder'
import type { ExportLabels, Exporter, Project } from '../exporter.ts'
import { sentencesOfMarks } from '../sentences-of-marks.ts'
import { surveyed, type Quoted } from '../survey.ts'
import { csvLine, csvMark } from './csv-cell.ts'

export const notesTable: Exporter = {
  extension: 'csv',
  offers: { sides: ['both'], order: false, marks: true, states: true, preview: 'text' },
  write,
}

/** The columns by their names, which stay the same in every language. */
const columns = [
  'number',
  'paragraph',
  'chapter',
  'side',
  'scope',
  'words',
  'linked',
  'source',
  'translation',
  'kind',
  'state',
  'details',
  'category',
  'tags',
  'note',
  'created',
  'changed',
  'link',
  'sentence',
  'sentence translation',
] as const
type Row = Readonly<Record<(typeof columns)[number], string>>

function* write(project: Project, labels: ExportLabels): Generator<string> {
  const survey = yield* surveyed(project)
  const sentencesOf = sentencesOfMarks(project)
  const headingOf = headingFinder(project.book)
  const sources = new Map(project.chapters.flat().map(({ id, text }) => [id, text]))
  const rowOf = (annotation: Annotation, quotes: readonly Quoted[], number: string): Row => {
    const { index, side, kind, anchors, category, tags, note, counterpart } = annotation
    const state = stateOf(annotation)
    const known = project.categories.get(category)
    const isPlaced = quotes.some(({ range }) => range !== null)
    const sentences = sentencesOf(annotation.scope === undefined ? quotes : [])
    const paragraphs = [...new Set(anchors.map(({ paragraphId }) => paragraphId))]
    return {
      number,
      paragraph: isPlaced ? String(index + 1) : labels.orphan,
      chapter: isPlaced ? headingOf(index) : '',
      side: side === 'source' ? labels.source : labels.translation,
      scope: annotation.scope ?? '',
      words: annotation.scope ? '' : wordsIn(anchors),
      linked: wordsIn(counterpart?.anchors ?? []),
      source: paragraphs.map(id => sources.get(id) ?? '').join('\n'),
      translation: paragraphs
        .map(id => project.translations.get(id)?.content.text ?? '')
        .filter(text => text !== '')
        .join('\n'),
      kind,
      state: state === null ? '' : labels.kindState(state),
      details: kindWordsOf(annotation)
        .filter(({ text }) => text !== '')
        .map(({ name, text }) => `${labels.kindWord(name)}: ${text}`)
        .join('\n'),
      category: known ? labels.category(known) : '',
      tags: tags.join('; '),
      note: note.map(({ text }) => text).join('\n\n'),
      created: new Date(annotation.createdAt).toISOString(),
      changed: new Date(annotation.updatedAt).toISOString(),
      link: addressOf({ kind: 'mark', book: project.book.id, mark: annotation.id }),
      sentence: sentences.source,
      'sentence translation': sentences.translation,
    }
  }
  yield csvMark + line(columns)
  for (const { annotation, quotes, number } of survey.located)
    yield line(cellsOf(rowOf(annotation, quotes, number === null ? '' : String(number))))
  for (const annotation of survey.orphans) yield line(cellsOf(rowOf(annotation, [], '')))
}

const wordsIn = (anchors: readonly Anchor[]): string =>
  anchors.map(({ quote }) => quote.exact).join(' … ')

const cellsOf = (row: Row): readonly string[] => columns.map(column => row[column])

const line = (cells: readonly string[]): string =>
  csvLine(cells.map(cell => cell.replaceAll(/\r\n?/g, '\n')))
