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
    // Spreadsheets quote cells of TSV, and our own TSV escapes what would need quotes.
    const isEscaped = separator === '\t' && !/^"|\t"/m.test(whole)
    const [, ...rows] = tableRows(whole, separator)
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
