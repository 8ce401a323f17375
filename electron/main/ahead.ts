/**
 * What the page is going to ask for is asked at once, while its process is still being made: the first who asks gets that answer, and
 * whoever comes after a new one.
 */
export function ahead<T>(ask: () => Promise<T>): () => Promise<T> {
  let first: Promise<T> | null = ask()
  // Whoever gets it hears that it failed.
  first.catch(() => {})
  return () => {
    const answer = first ?? ask()
    first = null
    return answer
  }
}
