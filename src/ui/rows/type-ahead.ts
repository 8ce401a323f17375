/** Finds a row of a list by the beginning of its name. */
import { initialOf } from '#domain/text/initials'

// Created when it is first needed, so that a start does not load the order of all Chinese
// characters.
let made: Intl.Collator | null = null
const collator = () =>
  (made ??= new Intl.Collator('zh-u-co-pinyin', { usage: 'search', sensitivity: 'base' }))

/**
 * Whether `name` begins with `typed`, in either case. Chinese characters also match the first
 * letters of their readings. Punctuation, symbols and spaces in `name` are ignored.
 */
export function beginsWith(name: string, typed: string): boolean {
  const wanted = Array.from(typed)
  const { compare } = collator()
  let at = 0
  for (const character of name) {
    if (at === wanted.length) return true
    if (/[\p{P}\p{Z}\p{S}]/u.test(character)) continue
    const key = wanted[at] ?? ''
    if (compare(character, key) !== 0 && initialOf(character) !== key.toLowerCase()) return false
    at++
  }
  return at === wanted.length
}

/**
 * Returns the next of `count` rows after `from`, continuing at the beginning, whose name begins
 * with `typed`. Row `from` itself counts if more than one letter was typed. `null` if there is
 * none.
 */
export function rowNamed(
  typed: string,
  from: number,
  count: number,
  nameOf: (row: number) => string,
): number | null {
  const first = typed.length > 1 ? 0 : 1
  for (let step = first; step < count + first; step++) {
    const row = (from + step) % count
    if (beginsWith(nameOf(row), typed)) return row
  }
  return null
}
