import type { Api } from '#contract/api'
import type { ReadOnly } from '#contract/keeping'
import { unknownInstallation } from '#domain/clock'
import { emptyWork, fold } from '#domain/work'
import { openAsFound, type DbTools } from '#storage/db'
import { buildLibrary, understood } from '#storage/whole'
import { recoveryOf } from './recover.ts'
import type { Started } from './start.ts'

/**
 * Builds a library for reading if the database must not be opened. It is made of the second copy,
 * in memory of this page only. Rejects if the second copy cannot be read. A library that was open
 * in this window before is not opened again.
 */
export async function openForReading(
  tools: {
    readonly api: Pick<Api, 'readRecovery'>
    readonly db: DbTools
    readonly progress?: (part: number) => void
  },
  { why, host }: ReadOnly,
): Promise<Started> {
  if (why === 'taken' || why === 'moved') return { state: 'failed', why }
  const recovery = await recoveryOf(tools.api)
  if (!recovery) throw new Error('the second copy cannot be read')
  const work = fold(recovery.work ?? emptyWork(tools.db.newId()), recovery.entries)
  const built = await buildLibrary(tools.db, understood(work), tools.progress)
  built.close()
  return {
    state: 'open',
    db: await openAsFound(tools.db),
    seq: work.seq,
    installation: unknownInstallation,
    report: { found: 'read-only', why, host },
    isDoubtful: false,
    ahead: [],
    space: 'enough',
  }
}
