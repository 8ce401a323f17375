import { askOnce } from '../in-worker.ts'
import type { Difference } from './restoring.ts'
import type { Work } from '#domain/work'
import type { Comparing, ComparingAsk, TallyOfAll } from './comparing.ts'

/**
 * Comparing in a worker of `import-worker.ts`. The worker reads the library itself, so only the
 * earlier work is sent.
 */
export function comparingInWorker(createWorker: () => Worker): Comparing {
  const ask = askOnce<ComparingAsk>(createWorker)
  return {
    tally: (kind, there, now) => ask<TallyOfAll>({ work: 'tally', kind, there, now }),
    differences: (book, there, now) =>
      ask<readonly Difference[]>({ work: 'differences', book, there, now }),
    workOf: there => ask<Work>({ work: 'earlier', there }),
  }
}
