import { thinned, tooMany } from '#domain/thin-history'
import type { LibraryDb } from '#storage/db'
import { keptTimes, versionsCalled, type KeptTime } from '#storage/history'
import type { Writer } from '../writer.ts'

const looked = 500
const written = 50

/**
 * Takes the words out of versions that are too old and too many, a few at a time with a `pause`
 * between. It is written like anything else: second copy, snapshots and backups have it too.
 */
export async function thinHistory(tools: {
  readonly db: LibraryDb
  readonly writer: Pick<Writer, 'put'>
  readonly now: () => number
  readonly pause: () => Promise<void>
}): Promise<void> {
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

async function idsOfTooMany({
  db,
  now,
  pause,
}: Parameters<typeof thinHistory>[0]): Promise<readonly string[]> {
  const byTarget = new Map<string, KeptTime[]>()
  let last: KeptTime | null = null
  for (;;) {
    const some: readonly KeptTime[] = await keptTimes(db, last, looked)
    for (const time of some) {
      const of = byTarget.get(time.target)
      if (of) of.push(time)
      else byTarget.set(time.target, [time])
    }
    last = some.at(-1) ?? null
    if (!last || some.length < looked) break
    await pause()
  }
  return [...byTarget.values()].flatMap(versions => [...tooMany(versions, now())])
}
