/** Reads our tables of paragraphs, CSV and TSV, as spreadsheets and editors save them. */
import { placeAt } from '#domain/notes/place'
import type { ReviewedFile, ReviewedRow } from '#domain/reviewing/reviewed-file'
import { sentIn, sumOfNotes, sumOfSource, sumOfWords, type Sent } from '#domain/reviewing/sent'
import { plain } from '#domain/rich-text'
import { tableRows } from '../import/bilingual/table-rows.ts'
import { stateOfWord } from './state-words.ts'

const columns = ['source', 'translation', 'state', 'notes', 'link', 'sent'] as const
type Column = (typeof columns)[number]

const separators = [',', ';', '\t'] as const

/** Returns the rows of a table; null if its head is not that of our tables. */
export function readDelimited(text: string): ReviewedFile | null {
  const whole = text.replaceAll(/\r\n?/g, '\n')
  for (const separator of separators) {
    const head = (tableRows(whole.split('\n', 1)[0] ?? '', separator)[0] ?? []).map(cell =>
      cell.toLowerCase(),
    )
    const at = (column: Column): number => head.indexOf(column)
    if (at('translation') < 0 || at('link') < 0) continue
    const { rows, isEscaped } = readingOf(whole, separator, at)
    const read = rows.map((cells, i) =>
      rowOf(
        column => {
          const cell = cells[at(column)] ?? ''
          return isEscaped ? unescaped(cell) : cell
        },
        i + 2,
        separator !== '\t',
      ),
    )
    const place = rows.map(cells => placeAt(cells[at('link')] ?? '')).find(one => one !== null)
    return { form: 'table', book: place?.book ?? null, rows: read }
  }
  return null
}

/** The cells below the head. */
interface Reading {
  readonly rows: readonly (readonly string[])[]
  /** Whether `\\n` is the end of a line. */
  readonly isEscaped: boolean
}

/**
 * Reads the cells. Spreadsheets quote cells of TSV, while our own TSV escapes what would need
 * quotes, and has them where a text has them. Which of the two a file is, its sums say.
 */
function readingOf(text: string, separator: string, at: (column: Column) => number): Reading {
  const quoted = tableRows(text, separator).slice(1)
  if (separator !== '\t') return { rows: quoted, isEscaped: false }
  const ours = { rows: tableRows(text, separator, { areQuoted: false }).slice(1), isEscaped: true }
  if (!/^"|\t"/m.test(text)) return ours
  const readings: readonly Reading[] = [
    ours,
    { rows: quoted, isEscaped: false },
    { rows: quoted, isEscaped: true },
  ]
  const counts = readings.map(reading => asSentIn(reading, at))
  const most = Math.max(...counts)
  const best = readings[counts.indexOf(most)]
  return most > 0 && best ? best : { rows: quoted, isEscaped: false }
}

/** How many texts of a reading are as they were sent. */
function asSentIn({ rows, isEscaped }: Reading, at: (column: Column) => number): number {
  let count = 0
  for (const cells of rows) {
    const sent = sentIn(cells[at('sent')] ?? '')
    if (!sent) continue
    const text = (column: Column): string => {
      const cell = cells[at(column)] ?? ''
      return isEscaped ? unescaped(cell) : cell
    }
    if (sumOfSource(text('source')) === sent.source) count++
    if (sumOfWords(text('translation')) === sent.translation) count++
  }
  return count
}

function rowOf(cell: (column: Column) => string, row: number, isCsv: boolean): ReviewedRow {
  const sent = sentIn(cell('sent'))
  const place = placeAt(cell('link').trim())
  const text = (column: 'source' | 'translation' | 'notes') =>
    isCsv ? withoutGuard(cell(column), column, sent) : cell(column)
  const notes = text('notes')
  const areOthers = notes !== '' && sumOfNotes(notes) !== sent?.notes
  return {
    id: place?.kind === 'paragraph' ? place.paragraph : null,
    row,
    source: text('source'),
    translation: plain(text('translation')),
    keepsLooks: false,
    original: null,
    tracked: [],
    state: stateOfWord(cell('state')),
    sent,
    comments: areOthers
      ? [{ author: '', date: '', text: notes, quote: null, isChanged: sent?.notes !== '0' }]
      : [],
    isMerged: false,
    isDeleted: false,
  }
}

const sums = { source: sumOfSource, translation: sumOfWords, notes: sumOfNotes }

/** Takes away the apostrophe that keeps a spreadsheet from running a cell as a formula. */
function withoutGuard(cell: string, column: keyof typeof sums, sent: Sent | null): string {
  if (!/^'[=+\-@＝＋－＠]/.test(cell)) return cell
  return sums[column](cell) === sent?.[column] ? cell : cell.slice(1)
}

const escapes: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', '\\': '\\' }

const unescaped = (cell: string): string =>
  cell.replaceAll(/\\([tnr\\])/g, (_, letter: string) => escapes[letter] ?? letter)
