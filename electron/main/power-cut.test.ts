/**
 * Everything acknowledged survives a power cut. Only what was synced counts, not what was written.
 */
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyWork, fold } from '#domain/work'
import { describe, expect, it } from 'vitest'
import { keepingFolders } from './keeping/folders.ts'
import { listJournal, readJournal } from './keeping/journal/journal-files.ts'
import { openJournal } from './keeping/journal/journal.ts'
import { copyStore } from './keeping/checks/raw-copy.ts'
import { setAside } from './keeping/checks/set-aside.ts'
import { isWhole, readSnapshot, writeSnapshot } from './keeping/snapshots/snapshot-file.ts'
import { findSnapshots } from './keeping/snapshots/snapshots.ts'
import { entries, entry, freshFolders, morning, owner } from './keeping/testing.ts'
import { canSyncFolders, watchDisk } from './power-cut-testing.ts'
import { writeWhole } from './files/write-whole.ts'

const fresh = () => mkdtemp(join(tmpdir(), '断电 '))

/** The profile `folders` after a power cut. */
async function afterCut(
  folders: ReturnType<typeof keepingFolders>,
  disk: { survivors: (folder: string, to: string) => Promise<void> },
) {
  const left = keepingFolders(await fresh())
  await disk.survivors(folders.library, left.library)
  for (const name of ['auto', 'manual'] as const) await disk.survivors(folders[name], left[name])
  return left
}

describe.runIf(canSyncFolders)('after a power cut', () => {
  it('a file that was written whole survives with its bytes (no fsync; no fsync of the folder)', async () => {
    const disk = await watchDisk()
    const [folder, left] = [await fresh(), await fresh()]
    await writeWhole(join(folder, 'witness.json'), Buffer.from('new'))
    await disk.survivors(folder, left)
    expect(await readFile(join(left, 'witness.json'), 'utf8')).toBe('new')
  })

  it('a replaced file has its new bytes after a power cut', async () => {
    const folder = await fresh()
    await writeFile(join(folder, 'a'), 'old')
    const disk = await watchDisk()
    await writeWhole(join(folder, 'a'), Buffer.from('new'))
    const left = await fresh()
    await disk.survivors(folder, left)
    expect(await readdir(left)).toEqual(['a'])
    expect(await readFile(join(left, 'a'), 'utf8')).toBe('new')
  })

  it.each([
    ['the first entry', 1],
    ['a later entry', 2],
    ['an entry of a later file', 9],
  ])(
    '%s of the journal that was acknowledged survives a power cut (no fdatasync)',
    async (_title, last) => {
      const disk = await watchDisk()
      const folders = await freshFolders()
      const journal = await openJournal(folders.journal, 0, { full: 2000, reserve: 1000 })
      for (let seq = 1; seq <= last; seq++) {
        await journal.append(owner, [entry(seq)])
        const left = await afterCut(folders, disk)
        const read = await Promise.all(
          (await listJournal(left.journal)).map(({ name }) => readJournal(left.journal, name)),
        )
        const kept = read.flatMap(file => file.entries.map(one => one.entry.seq))
        expect(kept).toEqual(Array.from({ length: seq }, (_, i) => i + 1))
      }
      await journal.turn()
    },
  )

  it('a snapshot survives a power cut whole, with its sidecar', async () => {
    const disk = await watchDisk()
    const folders = await freshFolders()
    await mkdir(folders.auto, { recursive: true })
    const work = fold(emptyWork(owner.libraryId), entries(1, 3))
    await writeSnapshot(folders.auto, 'auto', work, { madeAt: morning, journal: 1 })
    const left = await afterCut(folders, disk)
    const { snapshots, damaged } = await findSnapshots(left)
    expect(damaged).toEqual([])
    expect(await isWhole(snapshots[0]!)).toBe(true)
    expect(await readSnapshot(snapshots[0]!)).toEqual(work)
  })

  it('a file that was set aside has its new name after a power cut', async () => {
    const folders = await freshFolders()
    await mkdir(folders.auto, { recursive: true })
    await writeFile(join(folders.auto, 'torn'), 'half')
    const disk = await watchDisk()
    await setAside(folders.backups, [join(folders.auto, 'torn')], morning)
    const [name = ''] = (await readdir(folders.backups)).filter(each => each.startsWith('damaged-'))
    const left = await fresh()
    await disk.survivors(join(folders.backups, name), left)
    expect(await readdir(left)).toEqual(['torn'])
  })

  it('a copy of the database has its name after a power cut', async () => {
    const folders = await freshFolders()
    await mkdir(folders.store, { recursive: true })
    await writeFile(join(folders.store, 'CURRENT'), 'MANIFEST-000001')
    const disk = await watchDisk()
    const name = await copyStore(folders, morning)
    const left = await fresh()
    await disk.survivors(folders.backups, left)
    expect(await readdir(left)).toEqual([name])
  })
})
