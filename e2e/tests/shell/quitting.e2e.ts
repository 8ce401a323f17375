/**
 * Quitting ends the program even if something never returns. `close` throws if the program does not
 * end.
 */
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { freshProfile, launchPlain, removeProfile } from '../../support/app.ts'
import { ReaderPage } from '../../pages/reader.ts'

test.skip(process.platform === 'win32', 'Windows has no file that never answers')

let userData = ''
test.beforeEach(() => {
  userData = freshProfile()
})
test.afterEach(() => {
  removeProfile(userData)
})

/** Writes into the first book and sees it backed up. */
async function written() {
  const program = await launchPlain({ userData })
  const reader = new ReaderPage(program.page)
  await reader.open()
  await reader.type(1, 'Kept')
  await reader.saved()
  return program
}

async function isKept() {
  const { page, close } = await launchPlain({ userData })
  const reader = new ReaderPage(page)
  await reader.openUnlessOpen()
  expect(await reader.translation(1)).toBe('Kept')
  await expect(page.locator('[data-start-report]')).toHaveCount(0)
  await close()
}

/** Makes a file that blocks every reader, like a file on a disk that does not reply. */
const silentFile = (path: string) => execFileSync('mkfifo', [path])

test('the program quits although a call to the disk never returns', async () => {
  const { app, close } = await written()
  const silent = join(userData, 'silent')
  silentFile(silent)
  await app.evaluate((_electron, path) => {
    process.getBuiltinModule('fs').open(path, 'r', () => {})
  }, silent)
  await close()
  rmSync(silent)
  await isKept()
})

test('the program quits although the thread of the last snapshot never returns', async () => {
  const { close } = await written()
  const silent = join(userData, 'backups', 'auto', '2026-11-24T08-00-00-000Z.json.gz.sha256')
  silentFile(silent)
  await close()
  rmSync(silent)
  await isKept()
})
