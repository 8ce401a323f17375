import { isCredible, isStamp, type Stamp, type Stamped } from './clock.ts'
import type { Version } from './history.ts'
import type { Work } from './work.ts'

/**
 * Returns `work`, which comes from outside, without the stamps that a library at `seen` cannot
 * accept. Those rows are then ordered by their times.
 */
export function credible({ rows, ...moment }: Work, seen: Stamp): Work {
  const believed = <R extends Stamped>(row: R): R =>
    isStamp(row.stamp) && !isCredible(row.stamp, seen) ? { ...row, stamp: undefined } : row
  const version = (of: Version): Version =>
    believed({ ...of, row: believed<Stamped>(of.row) } as Version)
  return {
    ...moment,
    rows: {
      translations: rows.translations.map(believed),
      annotations: rows.annotations.map(believed),
      categories: rows.categories.map(believed),
      positions: rows.positions.map(believed),
      settings: rows.settings.map(believed),
      history: rows.history.map(version),
      books: rows.books.map(believed),
      structure: rows.structure.map(believed),
      ownWords: rows.ownWords.map(believed),
      outline: rows.outline.map(believed),
      sentences: rows.sentences.map(believed),
    },
  }
}
