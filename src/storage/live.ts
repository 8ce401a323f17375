import { liveQuery } from 'dexie'

/**
 * Gives `query`'s answer to `next` now and again after each change of the rows it read,
 * until the answered function is called. Ask narrowly: a query of a whole table
 * runs again at every key typed. An answer that fails goes to `failed` and ends it.
 */
export function follow<T>(
  query: () => Promise<T>,
  next: (answer: T) => void,
  failed: (error: unknown) => void,
): () => void {
  const subscription = liveQuery(query).subscribe(next, failed)
  return () => subscription.unsubscribe()
}
