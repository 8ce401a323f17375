/**
 * How long a test goes on that makes up its own cases: `usual` of them, or as many as
 * DUIZHAO_FUZZ_RUNS says. A failure names its seed, and a long run names it at its
 * beginning; DUIZHAO_FUZZ_SEED runs the same cases again.
 */
export function fuzzing(usual: number): { readonly numRuns: number; readonly seed: number } {
  const { DUIZHAO_FUZZ_RUNS: runs, DUIZHAO_FUZZ_SEED: given } = process.env
  const seed = Number(given ?? Date.now() % 2 ** 31)
  if (runs !== undefined) process.stderr.write(`DUIZHAO_FUZZ_SEED=${seed}, ${runs} cases\n`)
  return { numRuns: Number(runs ?? usual), seed }
}

/** How long such a test may take, in milliseconds: it is a matter of how many cases there are. */
export const fuzzPatience = 6 * 60 * 60 * 1000
