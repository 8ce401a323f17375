import type { Api } from '#contract/api'
import type { Hold } from '#contract/keeping'
import { live, type Live } from '../live.ts'
import type { StartReport } from './start-report.ts'

/**
 * Why the library must not be written: another program has it, or its folder is missing or not
 * writable.
 */
export type NotOurs = 'elsewhere' | 'unwritable' | Exclude<Hold, 'ours'>

/** Thrown before anything is written into a library that is not ours. */
export class OwnershipLostError extends Error {
  override name = 'OwnershipLostError'
  readonly why: NotOurs

  constructor(why: NotOurs) {
    super(why)
    this.why = why
  }
}

/** Whether the library is ours to write, while the program runs. */
export interface Ownership {
  /** Why it is not ours; null while it is. */
  readonly lost: Live<NotOurs | null>
  /** Does `work`, or rejects with `OwnershipLostError` before any of it is done. */
  readonly ifOurs: <T>(work: () => Promise<T>) => Promise<T>
}

/** The ownership after a start. */
export function createOwnership(tools: {
  readonly api: Pick<Api, 'on'>
  readonly report: StartReport | null
}): Ownership {
  const { api, report } = tools
  const isRead =
    report?.found === 'read-only' && (report.why === 'elsewhere' || report.why === 'unwritable')
  const lost = live<NotOurs | null>(isRead ? report.why : null)
  api.on('hold', hold => lost.set(hold === 'ours' ? null : hold))
  return {
    lost,
    ifOurs: async work => {
      const why = lost.get()
      if (why !== null) throw new OwnershipLostError(why)
      return work()
    },
  }
}
