/**
 * Calls `ask` at once, while the page's process is still being made, because the page is going to.
 * The first call returns that result; later calls ask again.
 */
export function ahead<T>(ask: () => Promise<T>): () => Promise<T> {
  let first: Promise<T> | null = ask()
  // The caller that receives this result handles its failure.
  first.catch(() => {})
  return () => {
    const answer = first ?? ask()
    first = null
    return answer
  }
}
