/** The second copy in the reader's profile. Its files are written before the program says so. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { freshProfile, launchPlain, removeProfile } from '../../support/app.ts'
import { ReaderPage } from '../../pages/reader.ts'

let userData = ''
test.beforeEach(() => {
  userData = freshProfile()
})
test.afterEach(() => {
  removeProfile(userData)
})

const words = 'In the beginning 𠮷'
const folder = (...names: string[]) => join(userData, ...names)
const namesIn = (...names: string[]) => readdir(folder(...names)).catch(() => [])

async function journalled(): Promise<string> {
  const names = await namesIn('library', 'journal')
  const texts = await Promise.all(
    names.map(name => readFile(folder('library', 'journal', name), 'utf8')),
  )
  return texts.join('')
}

const witness = async (): Promise<unknown> =>
  JSON.parse(await readFile(folder('library', 'witness.json'), 'utf8'))

test('typed text is in the journal once it shows as backed up, and in a snapshot after quitting', async () => {
  const { page, close } = await launchPlain({ userData })
  const reader = new ReaderPage(page)
  await reader.open()
  await reader.type(1, words)
  await expect(page.locator('[data-save-state]')).toHaveAttribute('data-save-state', 'backed-up')
  expect(await journalled()).toContain(words)
  expect(await witness()).toMatchObject({ witness: { clean: false } })
  await close()

  expect(await witness()).toMatchObject({ witness: { clean: true } })
  const snapshots = (await namesIn('backups', 'auto')).filter(name => name.endsWith('.json.gz'))
  const [newest = ''] = snapshots.slice(-1)
  const text = gunzipSync(await readFile(folder('backups', 'auto', newest))).toString('utf8')
  expect(text).toContain(words)
})

test('the start after a kill copies the database aside before it opens it', async () => {
  const { app, page } = await launchPlain({ userData })
  const reader = new ReaderPage(page)
  await reader.open()
  await reader.type(1, words)
  await expect(page.locator('[data-save-state]')).toHaveAttribute('data-save-state', 'backed-up')
  const ended = app.waitForEvent('close')
  app.process().kill('SIGKILL')
  await ended

  const again = await launchPlain({ userData })
  const found = new ReaderPage(again.page)
  await found.open()
  await expect(found.paragraph('translation', 1)).toContainText(words)
  const copies = (await namesIn('backups')).filter(name => name.startsWith('raw-'))
  expect(copies).toHaveLength(1)
  expect(await namesIn('backups', ...copies)).toContain('app_bundle_0.indexeddb.leveldb')
  await again.close()
  expect(await witness()).toMatchObject({ witness: { clean: true } })
})

test('a second start changes no file of the first', async () => {
  const first = await launchPlain({ userData })
  const reader = new ReaderPage(first.page)
  await reader.open()
  await reader.type(1, words)
  await expect(first.page.locator('[data-save-state]')).toHaveAttribute(
    'data-save-state',
    'backed-up',
  )
  // The first program may make the file for its next segment at any time.
  const journal = async () => (await namesIn('library', 'journal')).filter(name => name !== 'spare')
  const files = () => Promise.all([witness(), namesIn('backups', 'auto'), journal()])
  // The first program is at rest after its snapshot, when two looks find the same files.
  let before: Awaited<ReturnType<typeof files>> | null = null
  const isQuiet = async () => {
    const earlier = before
    before = await files()
    return before[1].length > 0 && isDeepStrictEqual(before, earlier)
  }
  await expect.poll(isQuiet, { intervals: [1000] }).toBe(true)
  await expect(launchPlain({ userData })).rejects.toThrow()
  expect(await files()).toEqual(before)
  await first.close()
})
