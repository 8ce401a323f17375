/**
 * Asks at once for what the page is going to ask for, while the page's process is still being made. The first call returns that
 * answer; each later call asks again.
 */
export function ahead<T>(ask: () => Promise<T>): () => Promise<T> {
  let first: Promise<T> | null = ask()
  // The call that gets this answer handles its failure.
  first.catch(() => {})
  return () => {
    const answer = first ?? ask()
    first = null
    return answer
  }
}
