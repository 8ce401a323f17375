import fs, { mkdir } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { emptyWork, fold, type Work } from '#domain/work'
import { expect, it, onTestFinished } from 'vitest'
import { DamagedError, writeSnapshot } from './snapshot-file.ts'
import { findSnapshots } from './snapshots.ts'
import { entries, filesIn, freshFolders, morning, owner } from '../testing.ts'

const work = fold(emptyWork(owner.libraryId), entries(1, 3))

/** Reads return what `change` makes of the file, until the test ends. */
function lyingDisk(change: (bytes: Buffer) => Buffer): void {
  const { readFile } = fs
  Object.assign(fs, {
    readFile: async (path: string, ...rest: readonly unknown[]) => {
      const found: unknown = await Reflect.apply(readFile, fs, [path, ...rest])
      return Buffer.isBuffer(found) ? change(found) : found
    },
  })
  syncBuiltinESMExports()
  onTestFinished(() => {
    fs.readFile = readFile
    syncBuiltinESMExports()
  })
}

it('a snapshot that reads back as other bytes is refused (not read back)', async () => {
  const folders = await freshFolders()
  await mkdir(folders.auto, { recursive: true })
  lyingDisk(bytes => {
    const other = Buffer.from(bytes)
    other[other.length >> 1] = (other[other.length >> 1] ?? 0) ^ 1
    return other
  })
  const making = writeSnapshot(folders.auto, 'auto', work, { madeAt: morning, journal: 1 })
  await expect(making).rejects.toThrow(DamagedError)
  expect((await findSnapshots(folders)).snapshots).toEqual([])
})

it('a snapshot that reads back with another row is refused (not compared when read back)', async () => {
  const folders = await freshFolders()
  await mkdir(folders.auto, { recursive: true })
  let asked = 0
  const [first, ...others] = work.rows.translations
  const changing = {
    ...first!,
    /** Returns another value at each call, like a row that is still being written to. */
    get index() {
      return ++asked
    },
  }
  const wavering: Work = { ...work, rows: { ...work.rows, translations: [changing, ...others] } }
  const making = writeSnapshot(folders.auto, 'auto', wavering, { madeAt: morning, journal: 1 })
  await expect(making).rejects.toThrow(DamagedError)
  expect(await filesIn(folders.auto)).not.toContain(expect.stringMatching(/Z\.json\.gz$/))
  expect((await findSnapshots(folders)).snapshots).toEqual([])
})
