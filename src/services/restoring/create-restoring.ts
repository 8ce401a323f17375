import type { Api } from '#contract/api'
import type { LogicalClock } from '#domain/clock'
import type { LibraryDb } from '#storage/db'
import type { Importing } from '../library/importing.ts'
import type { Shelf } from '../library/shelf.ts'
import { live } from '../live.ts'
import type { Writer } from '../saving/writer.ts'
import type { UndoingParts } from '../undoing.ts'
import { fetchOnce } from '../fetch-once.ts'
import type { Comparing } from './comparing.ts'
import type { Packing } from './packing.ts'
import type { Restored, Restoring } from './restoring.ts'

export interface RestoringTools {
  readonly api: Api
  readonly db: LibraryDb
  readonly writer: Writer
  readonly importing: Importing
  readonly packing: Packing
  readonly comparing: Comparing
  readonly shelf: Shelf
  readonly clock: Pick<LogicalClock, 'seen'>
  readonly undoing: UndoingParts
  readonly now: () => number
  readonly newId: () => string
  /** Makes every service that keeps rows in memory read them again. */
  readonly reread: () => Promise<void>
}

/**
 * Restoring, before anything is restored. Most of its code is loaded at the first call, because a
 * start does not need it.
 */
export function createRestoring(tools: RestoringTools): Restoring & {
  /**
   * Shows again what the database has, after rows were written without the services that keep them
   * in memory.
   */
  readonly refresh: () => Promise<void>
} {
  const times = live(0)
  const last = live<Restored | null>(null)
  const refresh = async () => {
    await tools.reread()
    times.set(times.get() + 1)
  }
  const restorer = fetchOnce(async () =>
    (await import('./restorer.ts')).restorerWith({ ...tools, last, refresh }),
  )
  return {
    saveFile: async of => (await restorer()).saveFile(of),
    chooseFile: async () => (await restorer()).chooseFile(),
    openFile: async file => (await restorer()).openFile(file),
    openSnapshot: async entry => (await restorer()).openSnapshot(entry),
    preview: async source => (await restorer()).preview(source),
    differences: async (...what) => (await restorer()).differences(...what),
    apply: async (...what) => (await restorer()).apply(...what),
    refresh,
    times,
    last,
  }
}
