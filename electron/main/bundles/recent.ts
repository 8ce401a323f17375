/** Keeps the values last asked for, `limit` of them; the one longest unused goes first. */
export interface Recent<T> {
  /** The value kept under `key`, or what `make` gives, kept from now on unless it fails. */
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
