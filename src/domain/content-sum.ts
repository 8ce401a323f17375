/**
 * One number for all rows of a library, kept up with every change at the cost of the rows that
 * change: the sum, modulo 2^64, of a hash of each row. It says whether a row has vanished or has
 * become another where the number of rows has not changed; it is no protection against a forger.
 */
import { canonicalJson } from './canonical-json.ts'
import { tableNames, type Work } from './work.ts'

/** Sixteen lower-case hexadecimal digits. */
export type ContentSum = string

/** What a row counts, whatever it holds: by its table and its canonical JSON, so a row is not the same elsewhere. */
export const weightOf = (table: string, row: unknown): bigint =>
  hash(`${table} ${canonicalJson(row)}`)

/** A sum that counts as much as `weights` together. */
export function sumOfWeights(weights: Iterable<bigint>): ContentSum {
  let sum = 0n
  for (const weight of weights) sum += weight
  return written(sum)
}

/** `sum` without the weights that are `gone`, and with those that `came`. */
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

/** What the rows of `work` add up to, in whatever order they are. */
export const sumOf = ({ rows }: Pick<Work, 'rows'>): ContentSum =>
  sumOfWeights(tableNames.flatMap(table => rows[table].map(row => weightOf(table, row))))

const written = (sum: bigint): ContentSum => BigInt.asUintN(64, sum).toString(16).padStart(16, '0')

/** Two 32-bit lanes over UTF-16 code units, each stirred at its end so that sums of alike rows are not alike. */
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
