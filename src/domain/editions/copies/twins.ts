/** Finds which rows of an edition are copies of an older edition's rows, by what they say. */

/** A row of either edition. */
export interface Twin<Id> {
  readonly id: Id
  /**
   * What the row has in common with its copies, the surest first: everything that it says, and then
   * less, which the reader may not have changed. All rows have as many keys. Of the later ones, two
   * rows are copies only if no other row has their key.
   */
  readonly keys: readonly string[]
}

/**
 * Returns the row of `present` that is a copy of each of `old`, if there is one. No row of
 * `present` is the copy of two.
 */
export function twinsAmong<Id>(
  old: readonly Twin<Id>[],
  present: readonly Twin<Id>[],
): ReadonlyMap<Id, Id> {
  const found = new Map<Id, Id>()
  const taken = new Set<Id>()
  const most = old[0]?.keys.length ?? 0
  for (let k = 0; k < most; k++) {
    const theirs = byKey(present, k, taken)
    for (const [key, own] of byKey(old, k, found)) {
      const others = theirs.get(key) ?? []
      // By the surest key two rows say the same, and either is the copy.
      if (k > 0 && (own.length > 1 || others.length > 1)) continue
      for (const [n, id] of own.entries()) {
        const twin = others[n]
        if (twin === undefined) break
        found.set(id, twin)
        taken.add(twin)
      }
    }
  }
  return found
}

/** The rows that are not in `taken`, by their key number `k`. */
function byKey<Id>(
  rows: readonly Twin<Id>[],
  k: number,
  taken: { readonly has: (id: Id) => boolean },
): ReadonlyMap<string, readonly Id[]> {
  const some = new Map<string, Id[]>()
  for (const { id, keys } of rows) {
    const key = keys[k]
    if (key === undefined || taken.has(id)) continue
    const those = some.get(key)
    if (those) those.push(id)
    else some.set(key, [id])
  }
  return some
}
