/**
 * Returns a function that finds a row by its key. It looks first where the row was last, because
 * lists rarely change.
 */
export function rowFinder(): <T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  key: string,
  last?: number,
) => number | null {
  let known = 0
  return (items, keyOf, key, last = known) => {
    for (const at of [last, known, last - 1, last + 1]) {
      const item = items[at]
      if (item !== undefined && keyOf(item) === key) return (known = at)
    }
    const at = items.findIndex(item => keyOf(item) === key)
    if (at < 0) return null
    return (known = at)
  }
}
