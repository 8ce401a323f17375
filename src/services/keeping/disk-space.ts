import type { Api } from '#contract/api'
import type { Space } from '#contract/keeping'
import { live, type Live } from '../live.ts'
import type { StartReport } from './start-report.ts'

/** Thrown where the database must not be written because the disk is all but full: it would destroy itself. */
export class NoRoomError extends Error {
  override name = 'NoRoomError'
}

/** The free space of the disk, as long as the program runs. */
export interface DiskSpace {
  readonly space: Live<Space>
  /** Whether anything may be written into the database now. */
  readonly mayWrite: () => boolean
  /** `work`, or a rejection with `NoRoomError` before anything of it is done. */
  readonly whereThereIsRoom: <T>(work: () => Promise<T>) => Promise<T>
}

/**
 * The room after a start that found what `report` says. A database that could only be looked at
 * stays closed for writing: when there is room again, `restart` opens it anew.
 */
export function createRoom(tools: {
  readonly api: Pick<Api, 'on'>
  readonly report: StartReport | null
  /** What the start was told last. */
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
    whereThereIsRoom: async work => {
      if (!mayWrite()) throw new NoRoomError('too little space is free')
      return work()
    },
  }
}
