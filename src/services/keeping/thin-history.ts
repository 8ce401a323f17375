import { orderOf, type Stamp } from '#domain/clock'
import { agesOf, thinned, tooMany, type Aged } from '#domain/thin-history'
import type { LibraryDb } from '#storage/db'
import {
  keptPlaces,
  keptTimes,
  versionsCalled,
  type KeptPlace,
  type KeptTime,
} from '#storage/history'
import type { Writer } from '../saving/writer.ts'

const looked = 500
const written = 50

interface ThinningTools {
  readonly db: LibraryDb
  readonly writer: Pick<Writer, 'put'>
  /** The time of the writes. The age of versions is not measured by the clock. */
  readonly now: () => number
  readonly pause: () => Promise<void>
}

/**
 * Removes the words of versions that are too old or too many, a few at a time with a `pause` in
 * between. This is written like any change, so it reaches the second copy, snapshots and backups.
 */
export async function thinHistory(tools: ThinningTools): Promise<void> {
  const { db, writer, now, pause } = tools
  const ids = await idsOfTooMany(tools)
  for (let start = 0; start < ids.length; start += written) {
    const versions = await versionsCalled(db, ids.slice(start, start + written))
    const thin = versions.flatMap(version => thinned(version, now()) ?? [])
    if (thin.length > 0) {
      writer.put(
        thin.map(row => ({ table: 'history', row })),
        'reading',
      )
    }
    await pause()
  }
}

async function idsOfTooMany({ db, pause }: ThinningTools): Promise<readonly string[]> {
  const orders = new Map<string, Stamp>()
  await all<KeptPlace>(
    last => keptPlaces(db, last, looked),
    pause,
    some => {
      for (const { id, order } of some) orders.set(id, order)
    },
  )
  const byTarget = new Map<string, Aged[]>()
  await all<KeptTime>(
    last => keptTimes(db, last, looked),
    pause,
    some => {
      for (const { id, target, at } of some) {
        const aged = { id, at, order: orders.get(id) ?? orderOf({ updatedAt: at }) }
        const of = byTarget.get(target)
        if (of) of.push(aged)
        else byTarget.set(target, [aged])
      }
    },
  )
  const ages = agesOf([...byTarget.values()].flat())
  return [...byTarget.values()].flatMap(versions => [...tooMany(versions, ages)])
}

/**
 * Passes each batch of `next` to `take`, until a batch is not full. `next` receives the last item
 * of the batch before.
 */
async function all<T>(
  next: (last: T | null) => Promise<readonly T[]>,
  pause: () => Promise<void>,
  take: (some: readonly T[]) => void,
): Promise<void> {
  for (let last: T | null = null; ;) {
    const some: readonly T[] = await next(last)
    take(some)
    last = some.at(-1) ?? null
    if (!last || some.length < looked) return
    await pause()
  }
}
