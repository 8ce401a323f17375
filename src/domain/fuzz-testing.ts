/** The seed of every ordinary run, so that one commit gives one result. */
const usualSeed = 301_130

/**
 * How many cases a fuzz test makes up, and their seed: `usual` cases from one fixed seed. If
 * DUIZHAO_FUZZ_RUNS is set, it is the number of cases, and the seed is a new one that stderr shows;
 * DUIZHAO_FUZZ_SEED sets the seed. If DUIZHAO_FUZZ_PART is 5, a fifth of the usual cases are tried:
 * those that come first.
 */
export function fuzzing(usual: number): { readonly numRuns: number; readonly seed: number } {
  const {
    DUIZHAO_FUZZ_RUNS: runs,
    DUIZHAO_FUZZ_SEED: given,
    DUIZHAO_FUZZ_PART: part = 1,
  } = process.env
  const seed = Number(given ?? (runs === undefined ? usualSeed : Date.now() % 2 ** 31))
  if (runs !== undefined) process.stderr.write(`DUIZHAO_FUZZ_SEED=${seed}, ${runs} cases\n`)
  return { numRuns: Number(runs ?? Math.ceil(usual / Number(part))), seed }
}

/** The time limit of a fuzz test in milliseconds; the time depends on the number of cases. */
export const fuzzPatience = 6 * 60 * 60 * 1000
