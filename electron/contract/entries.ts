/**
 * The check of what goes into the journal and comes out of it. Rows are plain data with a key
 * and a time; what else is in them is checked where they are read into the database again,
 * because a row keeps the fields of a newer program.
 */
import { keyOf, targetOf, type Operation } from '#domain/operation'
import { tableNames, type Counts } from '#domain/work'
import * as v from 'valibot'
import type { ContentMark } from './keeping.ts'

const longestKey = 400
const deepest = 24

const time = v.pipe(v.number(), v.finite(), v.minValue(0))
export const sequence = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

export const outboxEntry = v.pipe(
  v.strictObject({
    seq: sequence,
    target: v.pipe(v.string(), v.maxLength(2 * longestKey)),
    operation: v.custom<Operation>(isOperation),
    at: time,
  }),
  v.check(({ operation, target }) => hasKey(operation) && targetOf(operation) === target),
)

/** The most entries that one call may bring. */
export const mostEntries = 10_000
export const outboxEntries = v.pipe(
  v.array(outboxEntry),
  v.minLength(1),
  v.maxLength(mostEntries),
  v.readonly(),
)

/** Rows by table: those of every table, and none of any other. */
export const counts: v.GenericSchema<unknown, Counts> = v.strictObject({
  translations: sequence,
  annotations: sequence,
  categories: sequence,
  positions: sequence,
  settings: sequence,
  history: sequence,
  books: sequence,
})

const contentSum = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))

/** What a library's rows add up to at an operation. */
export const contentMark: v.GenericSchema<unknown, ContentMark> = v.strictObject({
  seq: sequence,
  sum: contentSum,
})

export const openedStore = v.strictObject({
  libraryId: v.pipe(v.string(), v.minLength(1), v.maxLength(longestKey)),
  schemaVersion: sequence,
  seq: sequence,
  counts,
  sum: v.exactOptional(contentSum),
})

/** Whether `value` is a row of a known table with a time, made of plain data only. */
function isOperation(value: unknown): value is Operation {
  if (!isPlainObject(value) || Object.keys(value).length !== 2) return false
  const { table, row } = value
  return (
    tableNames.some(name => name === table) &&
    isPlainObject(row) &&
    v.is(time, row['updatedAt']) &&
    isData(row, deepest)
  )
}

/** Whether the row says what it is found by: the type promises it, and what comes from outside need not keep it. */
function hasKey({ table, row }: Operation): boolean {
  const parts: readonly unknown[] = [keyOf(table, row)].flat()
  return parts.every(
    part => typeof part === 'string' && part.length > 0 && part.length <= longestKey,
  )
}

/** Whether JSON can say `value` and give it back, at most `depth` levels of it. */
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
