/** A cache of the `limit` values used last. */
interface Recent<T> {
  /**
   * Returns the value under `key`, or caches the result of `make` there. A failure is not cached.
   */
  readonly get: (key: string, make: () => Promise<T>) => Promise<T>
}

export function recent<T>(limit: number): Recent<T> {
  const kept = new Map<string, Promise<T>>()
  return {
    get(key, make) {
      const value = kept.get(key) ?? make()
      kept.delete(key)
      kept.set(key, value)
      const [oldest] = kept.keys()
      if (kept.size > limit && oldest !== undefined) kept.delete(oldest)
      value.catch(() => {
        if (kept.get(key) === value) kept.delete(key)
      })
      return value
    },
  }
}
