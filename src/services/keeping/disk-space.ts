import type { Api } from '#contract/api'
import type { Space } from '#contract/keeping'
import { live, type Live } from '../live.ts'
import type { StartReport } from './start-report.ts'

/** Thrown if the disk is nearly full. Writing the database then could destroy it. */
export class NoSpaceError extends Error {
  override name = 'NoSpaceError'
}

/** The free space of the disk while the program runs. */
export interface DiskSpace {
  readonly space: Live<Space>
  /** Whether anything may be written into the database now. */
  readonly mayWrite: () => boolean
  /** Does `work`, or rejects with `NoSpaceError` before any of it is done. */
  readonly ifThereIsSpace: <T>(work: () => Promise<T>) => Promise<T>
}

/**
 * The space after a start. A database that was opened read-only for want of space stays so; once
 * there is space, `restart` opens it again.
 */
export function createDiskSpace(tools: {
  readonly api: Pick<Api, 'on'>
  readonly report: StartReport | null
  /** The space that the start reported last. */
  readonly space?: Space | undefined
  readonly restart: () => void
}): DiskSpace {
  const { api, report, restart } = tools
  const isShut = report?.found === 'read-only' && report.why === 'no-space'
  const isLow = report?.found === 'low-space'
  const space = live<Space>(isShut ? 'none' : (tools.space ?? (isLow ? 'low' : 'enough')))
  const mayWrite = () => !isShut && space.get() !== 'none'

  api.on('space', next => {
    space.set(next)
    if (isShut && next !== 'none') restart()
  })
  return {
    space,
    mayWrite,
    ifThereIsSpace: async work => {
      if (!mayWrite()) throw new NoSpaceError('too little space is free')
      return work()
    },
  }
}
