/**
 * All the reader's work as plain rows: the content of a snapshot, and what a library is rebuilt
 * from. Rows are never removed, and a deleted row says so, so two of these can be folded without
 * loss.
 */
import { canonicalJson } from './canonical-json.ts'
import { beginning, lastOf, laterOf, orderOf, type Stamp } from './clock.ts'
import { keyOf, type OutboxEntry, type Rows, type TableName } from './operation.ts'

/** The rows of every table, in no particular order. */
export type WorkRows = { readonly [T in TableName]: readonly Rows[T][] }

/** The reader's work at one moment. */
export interface Work {
  readonly libraryId: string
  /** The highest sequence number of its operations; 0 without operations. */
  readonly seq: number
  /** When the last operation was written, in milliseconds since 1970; 0 without operations. */
  readonly at: number
  /** The version of the database that the rows come from. */
  readonly schemaVersion: number
  readonly rows: WorkRows
}

/** How many rows each table has, including deleted ones. */
export type Counts = Readonly<Record<TableName, number>>

const noRows: WorkRows = {
  translations: [],
  annotations: [],
  categories: [],
  positions: [],
  settings: [],
  history: [],
  books: [],
  structure: [],
  ownWords: [],
  outline: [],
  sentences: [],
}
/** The tables of a library, each once. */
export const tableNames = Object.keys(noRows) as TableName[]

/** The work of an empty library. */
export const emptyWork = (libraryId: string, schemaVersion = 0): Work => ({
  libraryId,
  seq: 0,
  at: 0,
  schemaVersion,
  rows: noRows,
})

/**
 * Returns `work` with the rows that `entries` wrote, in any order and repeated any number of times.
 * Of two forms of a row, the later by `orderOf` stays; at a tie, the one with the higher number.
 */
export function fold(work: Work, entries: Iterable<OutboxEntry>): Work {
  const all = [...entries]
  const folded = <T extends TableName>(table: T) =>
    foldTable(table, work.rows[table], work.seq, all)
  return {
    ...work,
    seq: all.reduce((seq, entry) => Math.max(seq, entry.seq), work.seq),
    at: all.reduce((at, entry) => Math.max(at, entry.at), work.at),
    rows: {
      // Keeps tables that only a newer program knows.
      ...work.rows,
      translations: folded('translations'),
      annotations: folded('annotations'),
      categories: folded('categories'),
      positions: folded('positions'),
      settings: folded('settings'),
      history: folded('history'),
      books: folded('books'),
      structure: folded('structure'),
      ownWords: folded('ownWords'),
      outline: folded('outline'),
      sentences: folded('sentences'),
    },
  }
}

function foldTable<T extends TableName>(
  table: T,
  base: readonly Rows[T][],
  baseSeq: number,
  entries: readonly OutboxEntry[],
): readonly Rows[T][] {
  const latest = new Map(
    base.map(row => [nameOf(table, row), { row, seq: baseSeq, order: orderOf(row) }]),
  )
  for (const { operation, seq } of entries) {
    if (!isOn(table, operation)) continue
    const { row } = operation
    const name = nameOf(table, row)
    const there = latest.get(name)
    const order = orderOf(row)
    if (there && order < there.order) continue
    if (!there || order > there.order || seq > there.seq) latest.set(name, { row, seq, order })
  }
  return [...latest.values()].map(({ row }) => row)
}

const isOn = <T extends TableName>(
  table: T,
  operation: { readonly table: TableName; readonly row: Rows[TableName] },
): operation is { readonly table: T; readonly row: Rows[T] } => operation.table === table

const nameOf = <T extends TableName>(table: T, row: Rows[T]): string =>
  [keyOf(table, row)].flat().join('/')

/** The last place in the order of any row of `work`. */
export const lastIn = ({ rows }: Pick<Work, 'rows'>): Stamp =>
  tableNames.reduce((last, table) => laterOf(last, lastOf(rows[table])), beginning)

/** How many rows each table of `work` has. */
export const countsOf = ({ rows }: Pick<Work, 'rows'>): Counts => ({
  translations: rows.translations.length,
  annotations: rows.annotations.length,
  categories: rows.categories.length,
  positions: rows.positions.length,
  settings: rows.settings.length,
  history: rows.history.length,
  books: rows.books.length,
  structure: rows.structure.length,
  ownWords: rows.ownWords.length,
  outline: rows.outline.length,
  sentences: rows.sentences.length,
})

/**
 * Returns the rows of `work` as JSON. The same rows give the same text in any order and at any
 * time.
 */
export function canonical({ rows }: Pick<Work, 'rows'>): string {
  const sorted = <T extends TableName>(table: T) =>
    rows[table]
      .map(row => ({ name: nameOf(table, row), row }))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ row }) => row)
  return canonicalJson({ ...rows, ...Object.fromEntries(tableNames.map(t => [t, sorted(t)])) })
}
