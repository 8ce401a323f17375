import type { Api } from '#contract/api'
import type { Hold } from '#contract/keeping'
import { live, type Live } from '../live.ts'
import type { StartReport } from './start-report.ts'

/** Why nothing may be written into the library: it is another program's, or its folder cannot be written or is not there. */
export type NotOurs = 'elsewhere' | 'unwritable' | Exclude<Hold, 'ours'>

/** Thrown before anything is written into a library that is not ours. */
export class OwnershipLostError extends Error {
  override name = 'NotOursError'
  readonly why: NotOurs

  constructor(why: NotOurs) {
    super(why)
    this.why = why
  }
}

/** Whether the library is ours to write, as long as the program runs. */
export interface Ownership {
  /** Null while it is. */
  readonly lost: Live<NotOurs | null>
  /** `work`, or a rejection with `NotOursError` before anything of it is done. */
  readonly whereOurs: <T>(work: () => Promise<T>) => Promise<T>
}

/** The ownership after a start that found what `report` says. */
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
    whereOurs: async work => {
      const why = lost.get()
      if (why !== null) throw new OwnershipLostError(why)
      return work()
    },
  }
}
