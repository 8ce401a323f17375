/** Schemas for the files of the second copy, which an older program may have written. */
import { isCount, isTime, mostRows, knownSeq, knownTime } from '#domain/bounds'
import { emptyWork, tableNames, type Counts, type Work } from '#domain/work'
import { schemaNumber } from '#contract/entries'
import * as v from 'valibot'

const anyNumber = v.custom<number>(value => typeof value === 'number')

/** The number of an operation; 0 if the stored value cannot be one. */
export const storedSequence = v.pipe(
  anyNumber,
  v.transform((value: number) => knownSeq(value)),
)
/** A moment in milliseconds since 1970; `unknownTime` if the stored value cannot be one. */
export const storedTime = v.pipe(
  anyNumber,
  v.transform((value: number) => knownTime(value)),
)

const count = v.pipe(
  v.optional(anyNumber, 0),
  v.transform(value => (isCount(value, mostRows) ? value : 0)),
)

/** Row counts by table. A table that did not exist when the file was written counts 0. */
export const storedCounts: v.GenericSchema<unknown, Counts> = v.object({
  translations: count,
  annotations: count,
  categories: count,
  positions: count,
  settings: count,
  history: count,
  books: count,
  structure: count,
  ownWords: count,
  outline: count,
  sentences: count,
})

const rowsOfTables = v.record(v.string(), v.array(v.looseObject({})))

const shape = v.looseObject({
  libraryId: v.string(),
  seq: v.number(),
  at: v.number(),
  schemaVersion: schemaNumber,
  rows: rowsOfTables,
})

/**
 * Checks `value` down to its tables. The file's hash vouches for the rows, and they are checked
 * again when they are read into the database.
 */
const isWork = (value: unknown): value is Work => v.is(shape, value)

/** The rows of one table, each with a time that can be compared. */
const withTimes = (rows: readonly { readonly updatedAt: number }[]) =>
  rows.every(({ updatedAt }) => isTime(updatedAt))
    ? rows
    : rows.map(row => ({ ...row, updatedAt: knownTime(row.updatedAt) }))

/**
 * Work as it is stored. A table that did not exist when it was written is empty; impossible numbers
 * become 0.
 */
export const storedWork = v.pipe(
  v.custom<Work>(isWork),
  v.transform((work): Work => {
    const rows = { ...emptyWork('').rows, ...work.rows }
    const timed = Object.fromEntries(tableNames.map(name => [name, withTimes(rows[name])]))
    return { ...work, seq: knownSeq(work.seq), at: knownTime(work.at), rows: { ...rows, ...timed } }
  }),
)
