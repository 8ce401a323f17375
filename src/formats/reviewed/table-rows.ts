/**
 * Finds the columns of reviewed tables and makes rows of them. Columns are found by what is in
 * them, because reviewers move and add some.
 */
import type { Side } from '#domain/anchor'
import type { ReviewedComment, ReviewedForm, ReviewedRow } from '#domain/reviewing/reviewed-file'
import { plain } from '#domain/rich-text'
import { sentIn, sumOfNotes, sumOfSource, sumOfWords, type Sent } from '#domain/reviewing/sent'
import { emptyCell, type ReviewedCell } from './cell.ts'
import { stateOfWord } from './state-words.ts'

export interface TableRow {
  readonly cells: readonly ReviewedCell[]
  readonly isHead: boolean
  readonly isDeleted: boolean
}

/** A comment of the file, by the name that its cells have for it. */
export interface FileComment {
  readonly author: string
  readonly date: string
  readonly text: string
  /** What was sent is passed over, unless its words have changed. */
  readonly fate: 'new' | 'sent' | 'changed'
}

export interface ReviewedTables {
  readonly form: ReviewedForm
  /** The id of the book that the file names; null if it names none. */
  readonly book: string | null
  readonly keepsLooks: boolean
  readonly tables: readonly (readonly TableRow[])[]
  readonly comments: ReadonlyMap<string, FileComment>
}

/** The number and the name of a paragraph, as the table for review writes them. */
const name = /(?<!\d)\d{1,9}\s{0,9}·\s{0,9}([A-Za-z0-9][A-Za-z0-9.-]{0,79})/g

/** Our tables have five columns. Those beyond are not looked into. */
const widest = 50

interface Named {
  readonly row: TableRow
  /** The number of the row in the file, from 1. */
  readonly number: number
  /** The cell with the name; -1 without one. */
  readonly at: number
  readonly ids: readonly string[]
  readonly sent: Sent | null
}

interface Columns {
  readonly source: number
  readonly translation: number
  readonly state: number
  readonly notes: number
  /** How many cells most rows have: one with fewer was joined with others. */
  readonly usual: number
}

/**
 * Returns the rows of all tables, and what the reviewer wrote outside them. Tables without names
 * are read only in a file that names its book: the reviewer deleted their first column.
 */
export function rowsOfTables(file: ReviewedTables): readonly ReviewedRow[] {
  let number = 0
  const rows = file.tables.flatMap(table => {
    const named = table.map(row => namedRow(row, ++number))
    if (file.book === null && !named.some(({ at }) => at >= 0)) return []
    const columns = columnsOf(named)
    return named.flatMap((row, i) => rowsOf(row, i === 0, columns, file))
  })
  return [...rows, ...outside(file, number)]
}

/** Comments, footnotes and pictures outside the tables, which belong to no pair. */
function outside({ tables, comments, keepsLooks }: ReviewedTables, number: number): ReviewedRow[] {
  const inside = new Set(
    tables.flatMap(table =>
      table.flatMap(({ cells }) => cells.flatMap(cell => cell.comments.map(({ id }) => id))),
    ),
  )
  const left = [...comments].filter(
    ([id, { fate, text }]) => fate !== 'sent' && text.trim() !== '' && !inside.has(id),
  )
  return left.map(([, { author, text }]) => ({
    id: null,
    row: number,
    source: null,
    translation: plain(author === '' ? text : `${author}: ${text}`),
    keepsLooks,
    original: null,
    tracked: [],
    state: null,
    sent: null,
    comments: [],
    isMerged: false,
    isDeleted: false,
  }))
}

function namedRow(row: TableRow, number: number): Named {
  const found = row.cells.slice(0, widest).flatMap(({ content }, at): readonly Named[] => {
    const ids = Array.from(content.text.matchAll(name), ([, id = '']) => id)
    return ids.length > 0 ? [{ row, number, at, ids, sent: sentIn(content.text) }] : []
  })
  // Words of a text may look like a name, but have no sums.
  const own = found.find(({ sent }) => sent !== null) ?? found[0]
  return own ?? { row, number, at: -1, ids: [], sent: null }
}

function columnsOf(rows: readonly Named[]): Columns {
  const width = rows.reduce((most, { row }) => Math.max(most, row.cells.length), 0)
  const all = Array.from({ length: Math.min(width, widest) }, (_, column) => column)
  const named = rows.filter(({ at }) => at >= 0)
  const best = (
    among: readonly number[],
    fits: (text: string, sent: Sent | null) => boolean,
  ): number => {
    const counts = among.map(column => ({
      column,
      count: named.filter(({ row, sent }) => fits(row.cells[column]?.content.text ?? '', sent))
        .length,
    }))
    const most = counts.reduce((a, b) => (b.count > a.count ? b : a), { column: -1, count: 0 })
    return most.column
  }
  const free = all.filter(column => !named.some(({ at }) => at === column))
  const state = best(free, text => stateOfWord(text) !== null)
  const texts = free.filter(column => column !== state)
  const source = best(
    texts,
    (text, sent) => sent !== null && sent.source !== '0' && sumOfSource(text) === sent.source,
  )
  const first = source >= 0 ? source : (texts[0] ?? -1)
  const others = texts.filter(column => column !== first)
  const found = best(
    others,
    (text, sent) =>
      sent !== null && sent.translation !== '0' && sumOfWords(text) === sent.translation,
  )
  const translation = found >= 0 ? found : (others[0] ?? -1)
  const rest = others.filter(column => column !== translation)
  // A language of the interface that we do not know has other words for the states.
  const [afterTexts, notes] = state < 0 ? [rest[0], rest[1]] : [state, rest[0]]
  return {
    source: first,
    translation,
    state: afterTexts ?? -1,
    notes: notes ?? -1,
    usual: usualWidth(named),
  }
}

function usualWidth(rows: readonly Named[]): number {
  const counts = new Map<number, number>()
  for (const { row } of rows) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1)
  const [usual] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])
  return usual
}

/** Returns a row for each pair that is in it; none if it is a head or blank. */
function rowsOf(
  named: Named,
  isFirst: boolean,
  columns: Columns,
  file: ReviewedTables,
): readonly ReviewedRow[] {
  const { row, number, ids, sent } = named
  if (ids.length === 0 && (isFirst || row.isHead)) return []
  const cellAt = (column: number): ReviewedCell => row.cells[column] ?? emptyCell
  const source = cellAt(columns.source)
  const translation = cellAt(columns.translation)
  const stateWord = cellAt(columns.state).content.text
  const isMerged =
    ids.length > 1 ||
    row.cells.some(({ isJoined }) => isJoined) ||
    (ids.length > 0 && row.cells.length !== columns.usual)
  const made = (id: string | null): ReviewedRow => ({
    id,
    row: number,
    source: source.content.text,
    translation: translation.content,
    keepsLooks: file.keepsLooks,
    original: translation.original,
    tracked: translation.tracked,
    state: stateOfWord(stateWord),
    sent: ids.length > 1 ? null : sent,
    comments: commentsOf(named, columns, file.comments),
    isMerged,
    isDeleted: row.isDeleted,
  })
  return ids.length === 0 ? [made(null)] : ids.map(made)
}

function commentsOf(
  { row, sent }: Named,
  columns: Columns,
  all: ReadonlyMap<string, FileComment>,
): readonly ReviewedComment[] {
  const sides: ReadonlyMap<number, Side> = new Map([
    [columns.source, 'source'],
    [columns.translation, 'translation'],
  ])
  const found = row.cells.flatMap(({ content, comments }, column) =>
    comments.flatMap(({ id, start, end }): readonly ReviewedComment[] => {
      const comment = all.get(id)
      if (comment === undefined || comment.fate === 'sent') return []
      const { author, date, text, fate } = comment
      const side = sides.get(column)
      const exact = content.text.slice(start, end)
      const quote = side === undefined || exact === '' ? null : { side, start, end, exact }
      return [{ author, date, text, quote, isChanged: fate === 'changed' }]
    }),
  )
  return [...found, ...addedNotes(row.cells[columns.notes], sent)]
}

/** The words that a reviewer added in the column of notes; all of them if none were tracked. */
function addedNotes(cell: ReviewedCell | undefined, sent: Sent | null): readonly ReviewedComment[] {
  const text = cell?.content.text.trim() ?? ''
  if (cell === undefined || text === '' || sumOfNotes(text) === sent?.notes) return []
  const inserted = cell.tracked.filter(({ kind }) => kind === 'inserted')
  const said = { date: '', quote: null, isChanged: inserted.length === 0 && sent?.notes !== '0' }
  if (inserted.length === 0) return [{ ...said, author: '', text }]
  return inserted.map(({ author, text: words }) => ({ ...said, author, text: words.trim() }))
}
