import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import type { KeepingFolders } from '../folders.ts'
import { prepareStore } from '../prepare.ts'
import { copyStore, rawCopies, setStoreAside, folderSize } from './raw-copy.ts'
import { tooLittle } from '../space/space.ts'
import { freshFolders, morning } from '../testing.ts'
import { writeWitness } from './witness.ts'
import { countsOf, emptyWork } from '#domain/work'

let folders: KeepingFolders
beforeEach(async () => {
  folders = await freshFolders()
})

const witness = (clean: boolean) =>
  writeWitness(folders.witness, {
    libraryId: 'a-library',
    schemaVersion: 2,
    seq: 1,
    counts: countsOf(emptyWork('')),
    hash: '',
    clean,
    journal: 1,
    snapshot: null,
    engine: '',
    content: null,
    files: null,
  })
async function store() {
  await mkdir(join(folders.store, 'a.leveldb'), { recursive: true })
  await writeFile(join(folders.store, 'a.leveldb', 'CURRENT'), 'MANIFEST-000001\n')
}
const prepared = () => prepareStore(folders, morning, () => {})
const copy = 'raw-2026-11-24T08-00-00-000Z'

it.each<[string, () => Promise<unknown>, boolean, string | null]>([
  ['a new profile', async () => {}, true, null],
  ['a clean end', () => Promise.all([store(), witness(true)]), true, null],
  ['an unclean end', () => Promise.all([store(), witness(false)]), false, copy],
  ['a database without a witness', store, false, copy],
  ['an unclean end and a missing database', () => witness(false), false, null],
  ['a clean end and a missing database', () => witness(true), true, null],
])('prepares the store after %s', async (_title, before, clean, rawCopy) => {
  await before()
  expect(await prepared()).toEqual({ clean, rawCopy, damaged: [] })
  expect(await rawCopies(folders.backups)).toEqual(rawCopy === null ? [] : [rawCopy])
})

it('copies the database after a damaged witness', async () => {
  await store()
  await mkdir(folders.library)
  await writeFile(folders.witness, '{}')
  expect(await prepared()).toEqual({ clean: false, rawCopy: copy, damaged: [] })
  expect(await readFile(join(folders.backups, copy, 'a.leveldb', 'CURRENT'), 'utf8')).toBe(
    'MANIFEST-000001\n',
  )
})

it('lets the program start though the copy cannot be made', async () => {
  await store()
  await writeFile(folders.backups, 'in the way')
  const errors: unknown[] = []
  expect(await prepareStore(folders, morning, error => errors.push(error))).toEqual({
    clean: false,
    rawCopy: null,
    damaged: [],
  })
  expect(errors).toHaveLength(1)
})

it('begins again after a copy that was interrupted', async () => {
  await store()
  await mkdir(join(folders.backups, '.raw-part', 'half'), { recursive: true })
  await copyStore(folders, morning)
  expect(await rawCopies(folders.backups)).toEqual([copy])
})

it.each([
  ['a byte less than', -1, []],
  ['just', 0, [copy]],
])(
  'copies the database only into enough space for it and the program: %s what is needed',
  async (_title, more, made) => {
    await store()
    const needed = (await folderSize(folders.store)) + tooLittle
    await copyStore(folders, morning, async () => needed + more)
    expect(await rawCopies(folders.backups)).toEqual(made)
  },
)

it('moves the database out of the way, and keeps it', async () => {
  expect(await setStoreAside(folders, morning)).toBeNull()
  await store()
  expect(await setStoreAside(folders, morning)).toBe(copy)
  expect(existsSync(folders.store)).toBe(false)
  expect(await readFile(join(folders.backups, copy, 'a.leveldb', 'CURRENT'), 'utf8')).toBe(
    'MANIFEST-000001\n',
  )
})

it('keeps the copy made last, even if the clock has been set back since the others', async () => {
  await store()
  const day = 24 * 60 * 60_000
  for (const later of [0, 1, 2]) await copyStore(folders, morning + later * day)
  const made = await copyStore(folders, morning - 9 * day)
  expect(await rawCopies(folders.backups)).toEqual([made, 'raw-2026-11-26T08-00-00-000Z'])
})
