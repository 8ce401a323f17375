import { askApart } from '../apart.ts'
import type { Difference } from '../restoring.ts'
import type { Comparing, ComparingAsk } from './comparing.ts'
import type { Tally } from './plan.ts'

/** Comparing in a worker of `import-worker.ts`, which reads the library by itself: only what it is compared with is sent there. */
export function comparingApart(createWorker: () => Worker): Comparing {
  const ask = askApart<ComparingAsk>(createWorker)
  return {
    tally: (kind, there, now) => ask<Tally>({ work: 'tally', kind, there, now }),
    differences: (book, there, now) =>
      ask<readonly Difference[]>({ work: 'differences', book, there, now }),
  }
}
