/**
 * One number for all rows of a library: the sum, modulo 2^64, of a hash of each row. A change of
 * rows updates it at the cost of those rows. It detects a row that vanished or changed although the
 * number of rows is the same; it does not protect against forgery.
 */
import { canonicalJson } from './canonical-json.ts'
import { tableNames, type Work } from './work.ts'

/** 16 lower-case hexadecimal digits. */
export type ContentSum = string

/** Returns the weight of a row in the sum. The same row weighs differently in another table. */
export const weightOf = (table: string, row: unknown): bigint =>
  hash(`${table} ${canonicalJson(row)}`)

/** Adds up `weights`. */
export function sumOfWeights(weights: Iterable<bigint>): ContentSum {
  let sum = 0n
  for (const weight of weights) sum += weight
  return written(sum)
}

/** Returns `sum` without the weights `gone` and with the weights `came`. */
export function sumAfter(
  sum: ContentSum,
  gone: readonly bigint[],
  came: readonly bigint[],
): ContentSum {
  let next = BigInt(`0x${sum}`)
  for (const weight of came) next += weight
  for (const weight of gone) next -= weight
  return written(next)
}

/** Returns the sum of all rows of `work`, in any order. */
export const sumOf = ({ rows }: Pick<Work, 'rows'>): ContentSum =>
  sumOfWeights(tableNames.flatMap(table => rows[table].map(row => weightOf(table, row))))

const written = (sum: bigint): ContentSum => BigInt.asUintN(64, sum).toString(16).padStart(16, '0')

/**
 * Hashes UTF-16 code units in two 32-bit lanes. Each lane is mixed at its end so that the sums of
 * similar rows differ.
 */
function hash(text: string): bigint {
  let high = 0x9e3779b9
  let low = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    high = Math.imul(high ^ unit, 0x85ebca6b) ^ (high >>> 15)
    low = Math.imul(low ^ unit, 0x01000193)
  }
  return (BigInt(stirred(high ^ low)) << 32n) | BigInt(stirred(low))
}

function stirred(lane: number): number {
  let x = lane
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}
