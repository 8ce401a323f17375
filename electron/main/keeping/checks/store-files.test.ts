import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { missingStoreFiles } from './store-files.ts'

const whole = { CURRENT: 'MANIFEST-000001\n', 'MANIFEST-000001': 'x', '000003.log': 'x', LOCK: '' }

/** Drops the undefined values. */
async function store(files: Readonly<Record<string, string | undefined>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), '库 '))
  const database = join(folder, 'app_bundle_0.indexeddb.leveldb')
  await mkdir(database)
  for (const [name, text] of Object.entries(files)) {
    if (text !== undefined) await writeFile(join(database, name), text)
  }
  return folder
}

it.each([
  ['a whole database', whole, []],
  ['a database that does not exist', {}, []],
  ['one with only its lock and log left', { LOCK: '', LOG: 'x' }, []],
  ['one without its log files', { ...whole, LOCK: undefined }, []],
  ['one that lacks its pointer', { ...whole, CURRENT: undefined }, ['CURRENT']],
  ['one whose pointer is empty', { ...whole, CURRENT: '' }, ['CURRENT']],
  ['one whose pointer is cut', { ...whole, CURRENT: 'MANIFEST-0000' }, ['CURRENT']],
  ['one without its manifest', { ...whole, 'MANIFEST-000001': undefined }, ['MANIFEST-000001']],
])('finds the missing files of %s', async (_what, files, missing) => {
  expect(await missingStoreFiles(await store(files))).toEqual(missing)
})

it('a profile without a database has no missing files', async () => {
  expect(await missingStoreFiles('/no such folder')).toEqual([])
})
