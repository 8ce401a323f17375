/** Going to a row of a list by typing how its name begins. */
import { initialOf } from '#domain/text/initials'

// Made when it is first asked for: no start has to load the order of all Chinese characters.
let made: Intl.Collator | null = null
const collator = () =>
  (made ??= new Intl.Collator('zh-u-co-pinyin', { usage: 'search', sensitivity: 'base' }))

/** Whether `name` begins with what was `typed`, in whatever case; Chinese characters also by the letters that their readings begin with. Signs and spaces before and in it are passed over. */
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
 * The next of `count` rows, from row `from` on and over the end to the beginning, whose name begins with what was
 * `typed`; the row itself as well when more than one letter was. Null if there is none.
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
