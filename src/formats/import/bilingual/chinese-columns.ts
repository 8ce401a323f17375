/**
 * Recognizes columns of a table that hold one text in several kinds of Chinese: an original and its
 * modern version, or two translations. Both are in Han characters, so their words decide. The
 * original may be in traditional characters and the version in simplified ones.
 */
import { lettersIn } from '#domain/text/letters'
import { roughlySimplified } from '#domain/text/script'

type Rows = readonly (readonly string[])[]

/** Fewer rows prove nothing. */
const leastRows = 3
/** The least share of rows that must say the same in both columns. */
const mostly = 0.7
/** A modern version has at most this many letters for each letter of the original. */
const longest = 2.6
/** Shorter cells are words with their explanations. */
const leastLength = 5
/** An original is at least this much shorter than its modern version. */
const terser = 0.92

/**
 * Returns which of `columns`, all in Chinese, hold one text: its original first. They say the same
 * row by row, and not as much in the next row. Returns only the first of `columns` if none do.
 */
export function columnsOfOneText(rows: Rows, columns: readonly number[]): readonly number[] {
  const [first, ...others] = columns
  if (first === undefined) return []
  const alike = others.filter(column => sayTheSame(rows, first, column))
  const all = [first, ...alike]
  const length = (column: number) =>
    rows.reduce((sum, row) => sum + lettersIn(row[column] ?? '').letters, 0)
  const shortest = Math.min(...all.map(length))
  const ascending = all.toSorted((a, b) => a - b)
  const original = ascending.find(column => length(column) * terser <= shortest) ?? first
  return [original, ...ascending.filter(column => column !== original)]
}

function sayTheSame(rows: Rows, one: number, other: number): boolean {
  const cells = rows.flatMap(row => {
    const [here = '', there = ''] = [row[one], row[other]]
    return here === '' || there === '' ? [] : [{ here: han(here), there: han(there) }]
  })
  if (cells.length < leastRows || cells.length * 2 < rows.length) return false
  const fits = cells.filter(({ here, there }, k) => {
    const [less, more] = [here, there].map(text => text.length).toSorted((a, b) => a - b)
    if (!less || !more || more > less * longest) return false
    const own = inCommon(here, there)
    const next = cells[k + 1] ?? cells[k - 1]
    return less < leastLength ? own > 0 : own > inCommon(here, next?.there ?? '')
  })
  const long = cells.filter(({ here, there }) => Math.min(here.length, there.length) >= leastLength)
  return fits.length >= cells.length * mostly && long.length * 2 >= cells.length
}

const han = (text: string): string => roughlySimplified(text.replaceAll(/\P{Script=Han}/gu, ''))

/** The share of the characters of the shorter text that are in the other too. */
function inCommon(one: string, other: string): number {
  const [here, there] = [new Set(one), new Set(other)]
  const shared = Array.from(here).filter(sign => there.has(sign)).length
  return shared / Math.max(1, Math.min(here.size, there.size))
}
