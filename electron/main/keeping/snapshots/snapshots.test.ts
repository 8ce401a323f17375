import { mkdir } from 'node:fs/promises'
import { emptyWork, fold } from '#domain/work'
import { expect, it } from 'vitest'
import { writeSnapshot } from './snapshot-file.ts'
import { findSnapshots, newestSnapshot } from './snapshots.ts'
import { entries, freshFolders, morning, owner } from '../testing.ts'

const hour = 3_600_000
const workTo = (seq: number) => fold(emptyWork(owner.libraryId), entries(1, seq))

it('the newest snapshot is the one with most in it, whatever the clock said (newest by the clock)', async () => {
  const folders = await freshFolders()
  await mkdir(folders.auto, { recursive: true })
  const make = (seq: number, hours: number) =>
    writeSnapshot(folders.auto, 'auto', workTo(seq), {
      madeAt: morning + hours * hour,
      journal: seq,
    })
  const ahead = await make(1, 24 * 365 * 10)
  const later = await make(2, 2)
  const back = await make(3, -24)
  const { snapshots } = await findSnapshots(folders)
  expect(snapshots.map(({ name }) => name)).toEqual([back.name, later.name, ahead.name])
  const { libraryId } = owner
  const search = { folders, libraryId, now: morning }
  const { found } = await newestSnapshot(search, async ({ name }) => name)
  expect(found?.value).toBe(back.name)
})
