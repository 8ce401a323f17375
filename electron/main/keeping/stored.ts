/** The checks of what is read from files of the second copy, which an older program may have written. */
import { sequence } from '#contract/entries'
import { emptyWork, type Counts, type Work } from '#domain/work'
import * as v from 'valibot'

const count = v.optional(sequence, 0)

/** Rows by table. A table that there was none of when it was written had none. */
export const storedCounts: v.GenericSchema<unknown, Counts> = v.object({
  translations: count,
  annotations: count,
  categories: count,
  positions: count,
  settings: count,
  history: count,
  books: count,
})

const rowsOfTables = v.record(v.string(), v.array(v.looseObject({})))

const shape = v.looseObject({
  libraryId: v.string(),
  seq: sequence,
  at: v.number(),
  schemaVersion: sequence,
  rows: rowsOfTables,
})

/**
 * Whether `value` is work, as far as its tables go. What is in the rows is vouched for by the
 * hash of the file they come from, and checked where they are read into the database.
 */
const isWork = (value: unknown): value is Work => v.is(shape, value)

/** Work as it is kept. A table that there was none of when it was written is empty. */
export const storedWork = v.pipe(
  v.custom<Work>(isWork),
  v.transform((work): Work => ({ ...work, rows: { ...emptyWork('').rows, ...work.rows } })),
)
