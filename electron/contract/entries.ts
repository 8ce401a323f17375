/**
 * Schemas for what goes into the journal and comes out of it. Rows are plain data with a key and a
 * time. Their other fields are checked when they are read into the database again, because a row
 * keeps the fields of a newer program.
 */
import { isCount, isTime, mostOperations, mostRows, knownSeq, knownTime } from '#domain/bounds'
import { keyOf, targetOf, type Operation, type OutboxEntry } from '#domain/operation'
import { tableNames, type Counts } from '#domain/work'
import * as v from 'valibot'
import type { ContentMark } from './keeping.ts'

const longestKey = 400
const deepest = 24

/** The highest database version that is accepted. */
const highestVersion = 1_000_000

const time = v.custom<number>(isTime)
/** The number of an operation. */
export const sequence = v.custom<number>(value => isCount(value, mostOperations))
/** A number of rows, bytes or files. */
export const amount = v.custom<number>(value => isCount(value, mostRows))
export const schemaNumber = v.custom<number>(value => isCount(value, highestVersion))

/** An entry from the page. */
export const outboxEntry = entryWith(sequence, time, isTime)

const anyNumber = v.custom<number>(value => typeof value === 'number')

/**
 * An entry from the disk, whichever program wrote it. An impossible number becomes 0, and an
 * impossible time becomes unknown. The reader's words in it stay.
 */
export const keptEntry = v.pipe(
  entryWith(
    v.pipe(
      anyNumber,
      v.transform((value: number) => knownSeq(value)),
    ),
    v.pipe(
      anyNumber,
      v.transform((value: number) => knownTime(value)),
    ),
    value => typeof value === 'number',
  ),
  v.transform((entry): OutboxEntry => ({ ...entry, operation: withTime(entry.operation) })),
)

/** Returns `operation` with a time that can be compared; itself if it has one. */
function withTime(operation: Operation): Operation {
  if (isTime(operation.row.updatedAt)) return operation
  const row = { ...operation.row, updatedAt: knownTime(operation.row.updatedAt) }
  // The compiler does not know that row and table still match.
  return { table: operation.table, row } as Operation
}

function entryWith(
  seq: v.GenericSchema<unknown, number>,
  at: v.GenericSchema<unknown, number>,
  isAnyTime: (value: unknown) => boolean,
) {
  return v.pipe(
    v.strictObject({
      seq,
      target: v.pipe(v.string(), v.maxLength(2 * longestKey)),
      operation: v.custom<Operation>(value => isOperation(value, isAnyTime)),
      at,
    }),
    v.check(({ operation, target }) => hasKey(operation) && targetOf(operation) === target),
  )
}

/** The most entries in one call. */
export const mostEntries = 10_000
export const outboxEntries = v.pipe(
  v.array(outboxEntry),
  v.minLength(1),
  v.maxLength(mostEntries),
  v.readonly(),
)

/** Row counts by table: of every table, and of no other. */
export const counts: v.GenericSchema<unknown, Counts> = v.strictObject({
  translations: amount,
  annotations: amount,
  categories: amount,
  positions: amount,
  settings: amount,
  history: amount,
  books: amount,
  structure: amount,
  ownWords: amount,
  outline: amount,
  sentences: amount,
})

const contentSum = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))

/** The sum of a library's rows at an operation. */
export const contentMark: v.GenericSchema<unknown, ContentMark> = v.strictObject({
  seq: sequence,
  sum: contentSum,
})

export const openedStore = v.strictObject({
  libraryId: v.pipe(v.string(), v.minLength(1), v.maxLength(longestKey)),
  schemaVersion: schemaNumber,
  seq: sequence,
  counts,
  sum: v.exactOptional(contentSum),
})

/**
 * Whether `value` is a row of a known table, made of plain data only, with a time that `isAnyTime`
 * accepts.
 */
function isOperation(value: unknown, isAnyTime: (time: unknown) => boolean): value is Operation {
  if (!isPlainObject(value) || Object.keys(value).length !== 2) return false
  const { table, row } = value
  return (
    tableNames.some(name => name === table) &&
    isPlainObject(row) &&
    isAnyTime(row['updatedAt']) &&
    isData(row, deepest)
  )
}

/** Whether the row has its key. The type promises it, but data from outside may lack it. */
function hasKey({ table, row }: Operation): boolean {
  const parts: readonly unknown[] = [keyOf(table, row)].flat()
  return parts.every(
    part => typeof part === 'string' && part.length > 0 && part.length <= longestKey,
  )
}

/** Whether JSON can write `value` and read the same back, down to `depth` levels. */
function isData(value: unknown, depth: number): boolean {
  if (Array.isArray(value)) return depth > 0 && value.every(item => isData(item, depth - 1))
  if (!isPlainObject(value)) return value === null || value === undefined || isScalar(value)
  return (
    depth > 0 &&
    Object.entries(value).every(([key, field]) => !isPoison(key) && isData(field, depth - 1))
  )
}

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value)

const isPoison = (key: string): boolean => ['__proto__', 'constructor', 'prototype'].includes(key)

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
