/**
 * Writes what the reader has said of words: as CSV for spreadsheets, TSV for programs, and cards
 * for Anki. A card has the name of its row, so that a second import changes cards and doubles none.
 */
import type { WordStatus } from '#domain/own-words/own-word'
import type { ListedRow } from '#domain/own-words/word-list'
import { addressOf } from '#domain/notes/place'
import { escapeHtml } from '../html-text.ts'
import { ankiField, htmlLines } from './anki.ts'
import { csvLine, csvMark } from './csv-cell.ts'
import { tsvLine } from './tsv-cell.ts'

/** A word with all that a file says of it. */
export interface WordInTable {
  readonly row: ListedRow
  readonly status: WordStatus | null
  readonly reading: string
  readonly meaning: string
  /** The title of its book; '' if it belongs to none. */
  readonly title: string
  /** The translation of its paragraph; '' if it has none. */
  readonly translation: string
}

/** The formats of such a file. Each yields it in small parts. */
export const wordTableFormats = {
  csv: { extension: 'csv', write: csv },
  tsv: { extension: 'tsv', write: tsv },
  anki: { extension: 'txt', write: anki },
} as const satisfies Record<
  string,
  {
    readonly extension: string
    readonly write: (words: readonly WordInTable[]) => Iterable<string>
  }
>

/** The columns by their names, which stay the same in every language. */
const columns = [
  'expression',
  'reading',
  'meaning',
  'note',
  'sentence',
  'translation',
  'book',
  'paragraph',
  'status',
  'kind',
  'link',
]

const cellsOf = (word: WordInTable): readonly string[] => [
  word.row.expression,
  word.reading,
  word.meaning,
  noteOf(word.row),
  sentenceOf(word.row),
  word.translation,
  word.title,
  word.row.place ? String(word.row.place.index + 1) : '',
  word.status ?? '',
  word.row.kind,
  linkOf(word.row),
]

function* csv(words: readonly WordInTable[]): Generator<string> {
  yield csvMark
  for (const cells of [columns, ...words.map(cellsOf)]) yield csvLine(cells)
}

function* tsv(words: readonly WordInTable[]): Generator<string> {
  for (const cells of [columns, ...words.map(cellsOf)]) yield tsvLine(cells)
}

function* anki(words: readonly WordInTable[]): Generator<string> {
  yield '#separator:tab\n#html:true\n#deck:Duizhao\n#guid column:1\n#tags column:4\n'
  for (const word of words) yield card(word)
}

function card({ row, status, reading, meaning, title, translation }: WordInTable): string {
  const place = row.place ? `¶ ${row.place.index + 1}` : ''
  const about = htmlLines(`${title} ${place}`.trim())
  const link = linkOf(row)
  const back = [
    [reading, meaning, noteOf(row)].map(htmlLines).filter(Boolean).join('<br>'),
    sentenceOf(row)
      .split(row.expression)
      .map(htmlLines)
      .join(`<b>${htmlLines(row.expression)}</b>`),
    htmlLines(translation),
    link === '' ? about : `<a href="${escapeHtml(link)}">${about}</a>`,
  ].filter(part => part !== '')
  const tags = ['duizhao', ...(status ? [status] : [])].join(' ')
  const fields = [`duizhao-word-${row.id}`, htmlLines(row.expression), back.join('<hr>'), tags]
  return `${fields.map(ankiField).join('\t')}\n`
}

function noteOf(row: ListedRow): string {
  if (row.kind === 'gloss' || row.kind === 'term') return row.note
  return row.kind === 'boundary' ? row.parts.join(' | ') : ''
}

const sentenceOf = (row: ListedRow): string => (row.kind === 'met' ? row.sentence : '')

const linkOf = ({ bookId, place }: ListedRow): string =>
  bookId && place
    ? addressOf({ kind: 'paragraph', book: bookId, paragraph: place.anchor.paragraphId })
    : ''
