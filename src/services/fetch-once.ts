/**
 * Returns a function that calls `load` once and returns what it fetched. A failure is not kept: the
 * next call tries again.
 */
export function fetchOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let fetching: Promise<T> | null = null
  return () => {
    fetching ??= load().catch((error: unknown) => {
      fetching = null
      throw error
    })
    return fetching
  }
}
