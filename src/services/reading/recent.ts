/** A cache of the values that were asked for last. */
export interface RecentAnswers<T> {
  /**
   * The value under `key`, which is loaded if it is not there. Calls at the same time share one
   * loading.
   */
  readonly get: (key: string, how: Loading<T>) => Promise<T>
  /** Forgets everything. Values that are being loaded still reach their callers. */
  readonly clear: () => void
}

export interface Loading<T> {
  readonly load: () => Promise<T>
  /** Whether to keep a value. One that is not kept is loaded again for the next caller. */
  readonly worthKeeping: (value: T) => boolean
  /** Called with a value that was kept and has been removed for others. */
  readonly dropped: (value: T) => void
}

/** Keeps the `limit` values that were asked for last. */
export function recentAnswers<T>(limit: number): RecentAnswers<T> {
  // A `Map` keeps the order of insertion: the first entry is the one asked for longest ago.
  const entries = new Map<string, { readonly value: Promise<T>; readonly how: Loading<T> }>()

  function get(key: string, how: Loading<T>): Promise<T> {
    const entry = entries.get(key) ?? { value: how.load(), how }
    if (entries.delete(key)) entries.set(key, entry)
    else add(key, entry)
    return entry.value
  }

  function add(key: string, entry: { readonly value: Promise<T>; readonly how: Loading<T> }) {
    entries.set(key, entry)
    const release = () => {
      if (entries.get(key) === entry) entries.delete(key)
    }
    entry.value.then(value => {
      if (!entry.how.worthKeeping(value)) release()
    }, release)
    for (const [oldest, { value, how }] of entries) {
      if (entries.size <= limit) break
      entries.delete(oldest)
      value.then(how.dropped, () => {})
    }
  }

  return { get, clear: () => entries.clear() }
}
