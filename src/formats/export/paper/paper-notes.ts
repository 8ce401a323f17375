/** The words of a note at the foot of a page. */
import type { Side } from '#domain/anchor'
import type { NoteBody } from '#domain/annotation'
import { kindWordsOf } from '#domain/kinds/index'
import { halvesOf } from '#domain/marking/halves'
import { nested, type ListBlock, type NoteBlock, type NoteTable } from '#domain/notes/nested'
import type {
  PaperNoteBlock,
  PaperNoteParagraph,
  PaperNote,
  PaperRun,
} from '#domain/paper/paper-text'
import { isBlank, type RichText } from '#domain/rich-text'
import type { ExportLabels, Project } from '../exporter.ts'
import { namesOf } from '../mark-names.ts'
import { markLink } from '../place-links.ts'
import type { ExportSurvey } from '../survey.ts'
import type { PaperLinks } from './paper-links.ts'
import { aside, runsOfText } from './paper-runs.ts'

interface NoteContext {
  readonly labels: ExportLabels
  readonly project: Project
  readonly links: PaperLinks
}

/**
 * Returns a note. One away from its words quotes them; beside both texts it has the category and
 * the tags of its mark, as for the reader's own use.
 */
export function paperNoteOf(
  { number, annotation, category, quotes }: ExportSurvey['numbered'][number],
  { labels, project, links }: NoteContext,
): PaperNote {
  const { sides } = project
  const shown: Side = sides === 'both' ? lastSide(quotes) : sides
  const isAway = annotation.scope !== undefined || quotes.every(({ side }) => !isOn(side, sides))
  const own = kindWordsOf(annotation)
    .filter(({ text }) => text !== '')
    .map(({ name, text }) => `${labels.kindWord(name)}: ${text}`)
  const isSilent = own.length === 0 && annotation.note.every(isBlank)
  const names =
    sides === 'both' || isSilent
      ? [...namesOf(annotation, category, labels), ...annotation.tags.map(tag => `#${tag}`)]
      : own
  const said = [
    ...(isAway ? [quoted(annotation, labels)] : []),
    ...(names.length === 0 ? [] : [names.join(' · ')]),
  ].join(' — ')
  const blocks = noteBlocks(annotation.note, labels.language, links)
  const [one, ...rest] = blocks
  const first = one && 'runs' in one ? one : undefined
  // What is said of a short note is in its line.
  const isOneLine = said === '' || (rest.length === 0 && first?.depth === 0)
  // The number of a note that begins with a table has a line of its own.
  const alone = said === '' ? '\u00a0' : said
  const head =
    said === '' && (first || !one) ? [] : [aside(first && isOneLine ? `${said} — ` : alone)]
  const { language } = labels
  return {
    number,
    link: markLink(project, annotation.id),
    side: shown,
    paragraphs:
      first && isOneLine
        ? [{ ...first, runs: [...head, ...first.runs] }, ...rest]
        : [{ language, depth: 0, runs: head }, ...blocks],
  }
}

const isOn = (side: Side, sides: Project['sides']): boolean => sides === 'both' || side === sides

const lastSide = (quotes: ExportSurvey['numbered'][number]['quotes']): Side =>
  quotes.some(({ side, part }) => side === 'translation' && part !== null)
    ? 'translation'
    : 'source'

function quoted(
  annotation: ExportSurvey['numbered'][number]['annotation'],
  labels: ExportLabels,
): string {
  if (annotation.scope) return labels.place(annotation)
  return halvesOf(annotation)
    .map(({ anchors }) => `“${anchors.map(({ quote }) => quote.exact).join(' … ')}”`)
    .join(' ⇄ ')
}

/** Returns the paragraphs and the rows of tables of a note, without blank paragraphs. */
const noteBlocks = (
  note: NoteBody,
  language: string,
  links: PaperLinks,
): readonly PaperNoteBlock[] =>
  nested(note.filter(rich => !isBlank(rich))).flatMap((block): readonly PaperNoteBlock[] =>
    block.kind === 'table'
      ? block.rows.map((cells, row) => ({
          language,
          cells: cells.map(line => cellRuns(line, row, links)),
          columns: columnWidths(block.rows),
          isHeads: row === 0,
        }))
      : blockWords(block, links).map(words => ({ language, ...words })),
  )

/** The least and the most that a column wants, and the space between columns, in letters. */
const [narrowest, widest, between] = [2, 18, 1.2]
/** A Latin letter is narrower than a Chinese one, also in bold. */
const letterWidth = 0.6
const halfWidth = /[\p{L}\p{N}\p{M}\p{P}\p{Z}](?<![\p{Script=Han}\u3000-\u30ff\uff00-\uff60])/gu

function columnWidths(rows: NoteTable['rows']): readonly number[] {
  const widthOf = (text: string) => {
    const all = Array.from(text).length
    return all - (text.match(halfWidth)?.length ?? 0) * (1 - letterWidth)
  }
  const count = Math.max(...rows.map(cells => cells.length))
  return Array.from({ length: count }, (_, column) => {
    const wanted = rows.map(cells => widthOf(cells[column]?.rich.text ?? ''))
    return between + Math.min(widest, Math.max(narrowest, ...wanted))
  })
}

/** Returns the paragraphs of a note, without blank ones. Lists have their signs. */
export const noteParagraphs = (
  note: NoteBody,
  language: string,
  links: PaperLinks,
): readonly PaperNoteParagraph[] =>
  nested(note.filter(rich => !isBlank(rich)))
    .flatMap(block => blockWords(block, links))
    .map(({ runs, depth }) => ({ language, runs, depth }))

interface Words {
  readonly runs: readonly PaperRun[]
  readonly depth: number
}

function blockWords(block: NoteBlock, links: PaperLinks): readonly Words[] {
  const one = (rich: RichText, depth: number) => ({ runs: runsOfText(rich, { links }), depth })
  switch (block.kind) {
    case 'paragraph':
      return [one(block.line.rich, 0)]
    case 'heading':
      return [one(all(block.line.rich, 'strong'), 0)]
    case 'quotation':
      return block.lines.map(({ rich }) => one(rich, 1))
    case 'code':
      return [one(all(block.line.rich, 'code'), 1)]
    case 'list':
      return listWords(block, 1, links)
    case 'table':
      return block.rows.map((cells, row) => tableRow(cells, row, links))
  }
}

const all = ({ text, spans }: RichText, format: 'strong' | 'code'): RichText => ({
  text,
  spans: [...spans, { format, start: 0, end: text.length }],
})

const cellRuns = (
  line: NoteTable['rows'][number][number],
  row: number,
  links: PaperLinks,
): readonly PaperRun[] =>
  line ? runsOfText(row === 0 ? all(line.rich, 'strong') : line.rich, { links }) : []

/** A row of a table in a list is a line: cells with bars between them, and the heads bold. */
const tableRow = (cells: NoteTable['rows'][number], row: number, links: PaperLinks): Words => ({
  runs: cells.flatMap((line, i) => {
    const words = cellRuns(line, row, links)
    return i === 0 ? words : [aside(' | '), ...words]
  }),
  depth: 1,
})

const listWords = (
  { list, items }: ListBlock,
  depth: number,
  links: PaperLinks,
): readonly Words[] =>
  items.flatMap(({ line, checked, lists }, i) => {
    const box = checked === null ? '' : checked ? '☑ ' : '☐ '
    const sign = list === 'number' ? `${i + 1}. ` : box || '• '
    const own = line ? [{ runs: [aside(sign), ...runsOfText(line.rich, { links })], depth }] : []
    return [...own, ...lists.flatMap(inner => listWords(inner, depth + 1, links))]
  })
