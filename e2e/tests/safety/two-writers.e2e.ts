/**
 * Only one program writes into a library, whatever happens to the engine's locks and on whichever
 * hosts the programs run.
 */
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import {
  electronPath,
  freshProfile,
  launchPlain,
  pressToClose,
  removeProfile,
  type LaunchOptions,
  type Launched,
} from '../../support/app.ts'
import { familyOf } from '../../support/process-tree.ts'
import { freeze, mayMount, onAnotherHost, thaw, unlock } from '../../support/faults.ts'
import { ReaderPage } from '../../pages/reader.ts'

let userData = ''
test.beforeEach(() => {
  userData = freshProfile()
})
test.afterEach(() => {
  removeProfile(userData)
})

const saveState = (page: Page) => page.locator('[data-save-state]')
const isBackedUp = (page: Page) =>
  expect(saveState(page)).toHaveAttribute('data-save-state', 'backed-up')

interface Reading extends Launched {
  readonly reader: ReaderPage
}

async function start(options: LaunchOptions = {}): Promise<Reading> {
  const program = await launchPlain({ userData, ...options })
  const reader = new ReaderPage(program.page)
  await reader.openUnlessOpen()
  return { ...program, reader }
}

/** Closes a program that has unsaved text, as a reader does after copying the text. */
async function closeAnyway({ app, page }: Launched): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await pressToClose(app, page.locator('[data-action="close.anyway"]'))
}

test('a second program only reads and says why, and the first goes on writing', async () => {
  const first = await start()
  await first.reader.type(1, 'The first writes')
  await isBackedUp(first.page)

  unlock(userData)
  const second = await start()
  await expect(second.page.getByText(/This library is open in another Duizhao, on “/)).toBeVisible()
  await expect(saveState(second.page)).toHaveText(/Read-only: this library is open in another/)
  expect(await second.reader.translation(1)).toBe('The first writes')
  await second.reader.type(2, 'Nobody keeps this')
  await expect(saveState(second.page)).toHaveAttribute('data-save-state', 'failed')
  await expect(second.page.getByText(/Not saved: this library is open in another/)).toBeVisible()

  await first.reader.type(1, ' on')
  await isBackedUp(first.page)
  await closeAnyway(second)
  await first.reader.type(3, 'and at its end')
  await isBackedUp(first.page)
  await first.close()

  const last = await start()
  await isBackedUp(last.page)
  expect(await last.reader.translations(1, 3)).toEqual([
    'The first writes on',
    '',
    'and at its end',
  ])
  await expect(last.page.locator('[data-start-report]')).toHaveCount(0)
  await last.close()
})

test('a second program on another host only reads', async () => {
  test.skip(!mayMount, 'only root can name a host, and only on Linux')
  const first = await start()
  await first.reader.type(1, 'On this host')
  await isBackedUp(first.page)
  unlock(userData)
  const second = await start({
    executablePath: onAnotherHost(electronPath(), userData, 'elsewhere'),
  })
  await expect(saveState(second.page)).toHaveAttribute('data-save-state', 'read-only')
  expect(await second.reader.translation(1)).toBe('On this host')
  await second.close()
  await first.close()
})

test('a frozen program notices that another has taken over the library, and overwrites nothing', async () => {
  const first = await start()
  await first.reader.type(1, 'Before the silence')
  await isBackedUp(first.page)
  const family = familyOf(first.app)
  freeze(family)
  unlock(userData)
  const second = await start()
  expect(await second.reader.translation(1)).toBe('Before the silence')
  await second.reader.type(2, 'From the second')
  await isBackedUp(second.page)

  thaw(family)
  await expect(first.page.getByText(/Another Duizhao has started to use/)).toBeVisible()
  await expect(saveState(first.page)).toHaveText(/Not saving: another Duizhao/)
  await first.reader.type(3, 'Kept nowhere')
  await expect(saveState(first.page)).toHaveAttribute('data-save-state', 'failed')
  await expect(
    first.page.getByText(/Not saved: another Duizhao is now using this library/),
  ).toBeVisible()
  await closeAnyway(first)

  await second.reader.type(4, 'To the end')
  await isBackedUp(second.page)
  await second.close()
  const last = await start()
  expect(await last.reader.translations(1, 4)).toEqual([
    'Before the silence',
    'From the second',
    '',
    'To the end',
  ])
  await last.close()
})

test('a killed program keeps no other program out', async () => {
  const first = await start()
  await first.reader.type(1, 'Before the end')
  await isBackedUp(first.page)
  const ended = first.app.waitForEvent('close')
  first.app.process().kill('SIGKILL')
  await ended
  const second = await start()
  expect(await second.reader.translation(1)).toBe('Before the end')
  await second.reader.type(2, 'After it')
  await isBackedUp(second.page)
  await second.close()
})

test('nothing is written into another folder in the library’s place', async () => {
  const first = await start()
  await first.reader.type(1, 'On the disk')
  await isBackedUp(first.page)
  const away = `${userData}-away`
  renameSync(userData, away)
  mkdirSync(userData)
  await expect(first.page.getByText(/Nothing is written to that folder/)).toBeVisible()
  await first.reader.type(2, 'While it was gone')
  await expect(
    first.page.getByText(/Not saved: the folder of your library is missing/),
  ).toBeVisible()

  removeProfile(userData)
  renameSync(away, userData)
  await expect(first.page.getByText(/of your library is back/)).toBeVisible()
  await isBackedUp(first.page)
  await first.close()
  const last = await start()
  expect(await last.reader.translations(1, 2)).toEqual(['On the disk', 'While it was gone'])
  await last.close()
})

test('a copied profile is reported once', async () => {
  const first = await start()
  await first.reader.type(1, 'In both')
  await isBackedUp(first.page)
  await first.close()
  const copy = freshProfile()
  cpSync(userData, copy, { recursive: true })
  const second = await start({ userData: copy })
  await expect(second.page.getByText(/was copied or moved here/)).toBeVisible()
  expect(await second.reader.translation(1)).toBe('In both')
  await second.close()
  const named = (profile: string) =>
    readFileSync(join(profile, 'library', 'installation.json'), 'utf8')
  expect(named(copy)).not.toBe(named(userData))
  const third = await start({ userData: copy })
  await isBackedUp(third.page)
  await expect(third.page.getByText(/was copied or moved here/)).toHaveCount(0)
  await third.close()
  removeProfile(copy)
})

test('other users cannot read the profile, even if an older program made it', async () => {
  test.skip(process.platform === 'win32', 'Windows has no such modes')
  const first = await start()
  await first.reader.type(1, 'Mine')
  await isBackedUp(first.page)
  await first.close()
  const mode = (...path: readonly string[]) =>
    (statSync(join(userData, ...path)).mode & 0o777).toString(8)
  const places = ['.', 'library', 'library/journal', 'backups', 'backups/auto', 'logs']
  const files = ['library/witness.json', 'library/lease.json', 'window.json', 'logs/main.log']
  const modes = () => [...places.map(place => mode(place)), ...files.map(file => mode(file))]
  const closed = [...places.map(() => '700'), ...files.map(() => '600')]
  expect(modes()).toEqual(closed)

  for (const place of places) chmodSync(join(userData, place), 0o755)
  for (const file of files) chmodSync(join(userData, file), 0o644)
  const second = await start()
  await expect.poll(modes).toEqual(closed)
  await second.close()
})

test('the status line reports that backups cannot be made, with the time of the last one', async () => {
  const first = await start()
  await first.reader.type(1, 'Backed up')
  await isBackedUp(first.page)
  await first.close()
  renameSync(join(userData, 'backups'), join(userData, 'backups-away'))
  writeFileSync(join(userData, 'backups'), 'in the way')

  const second = await launchPlain({ userData })
  const reader = new ReaderPage(second.page)
  // A report also says that the earlier snapshots are missing.
  await second.page.locator('[data-action="dialog.close"]').last().click()
  await expect(saveState(second.page)).toHaveAttribute('data-save-state', 'no-backup')
  await expect(saveState(second.page)).toHaveText(/no snapshot since .*cannot be written/)
  await reader.openUnlessOpen()
  await reader.type(2, 'Kept all the same')
  await expect(saveState(second.page)).toHaveAttribute('data-save-state', 'no-backup')
  await second.close()
  removeProfile(join(userData, 'backups'))
  renameSync(join(userData, 'backups-away'), join(userData, 'backups'))
  const last = await start()
  await isBackedUp(last.page)
  expect(await last.reader.translations(1, 2)).toEqual(['Backed up', 'Kept all the same'])
  await last.close()
})
