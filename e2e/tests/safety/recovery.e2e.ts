/**
 * Saved work comes back after a lost database, a full disk, a crash of the page, and a reload. The
 * file is long because each fault is followed from start to start with the same helpers.
 */
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { freshProfile, launchPlain, removeProfile, type Launched } from '../../support/app.ts'
import { mayMount, smallDisk, type SmallDisk } from '../../support/faults.ts'
import { inPage } from '../../support/in-page.ts'
import { ReaderPage } from '../../pages/reader.ts'

let userData = ''
test.beforeEach(() => {
  userData = freshProfile()
})
test.afterEach(() => {
  removeProfile(userData)
})

interface Started extends Launched {
  readonly reader: ReaderPage
}

/** Starts the program without opening a book, so that a test can read the report first. */
async function start(profile = userData): Promise<Started> {
  const program = await launchPlain({ userData: profile })
  return { ...program, reader: new ReaderPage(program.page) }
}

async function open(profile?: string): Promise<Started> {
  const started = await start(profile)
  await started.reader.open()
  return started
}

/** Waits until a reload would open the book again. */
const reloadWouldReopen = (page: Page) =>
  expect.poll(() => page.evaluate(() => sessionStorage.getItem('duizhao.open'))).not.toBeNull()

const saveState = (page: Page) => page.locator('[data-save-state]')
const isBackedUp = (page: Page) =>
  expect(saveState(page)).toHaveAttribute('data-save-state', 'backed-up')

/** Reads and closes the report at the start, and returns its text. */
async function startReport({ page }: Started): Promise<string> {
  const report = page.locator('[data-start-report]')
  const words = await report.innerText()
  await page.locator('[data-action="dialog.close"]').last().click()
  await expect(report).toBeHidden()
  return words
}

test('a database deleted between two starts is restored, and a report says so', async () => {
  const first = await open()
  await first.reader.type(1, 'In the beginning')
  await first.reader.press('Control+Shift+Enter', 'Shift+Home', 'Alt+1')
  await first.reader.type(2, 'was 𠮷')
  await isBackedUp(first.page)
  const before = await first.reader.everything()
  await first.close()
  rmSync(join(userData, 'IndexedDB'), { recursive: true })

  const second = await start()
  expect(await startReport(second)).toMatch(/2 translations/)
  await second.reader.open()
  await expect.poll(() => second.reader.translation(1)).toContain('In the beginning')
  await second.reader.type(3, 'and once more')
  await isBackedUp(second.page)
  await second.close()

  // A third start follows, because an engine may show a loss only at the start after next.
  const third = await open()
  await expect(third.page.locator('[data-start-report]')).toHaveCount(0)
  expect(await third.reader.translations(1, 3)).toEqual([
    'In the beginning',
    'was 𠮷',
    'and once more',
  ])
  expect((await third.reader.everything()).marks).toEqual(before.marks)
  await third.close()
})

test('a database that the engine can neither open nor delete is set aside and made again', async () => {
  const first = await open()
  await first.reader.type(1, 'In the beginning')
  await isBackedUp(first.page)
  await first.close()
  const folder = join(userData, 'IndexedDB', 'app_bundle_0.indexeddb.leveldb')
  for (const name of readdirSync(folder)) {
    if (name.startsWith('MANIFEST')) rmSync(join(folder, name))
  }

  const second = await start()
  expect(await startReport(second)).toMatch(/1 translation.*raw-/s)
  await second.reader.open()
  await expect.poll(() => second.reader.translation(1)).toBe('In the beginning')
  await second.close()
})

test('text that the database refused is in the second copy, and in the database after the next start', async () => {
  const first = await open()
  await first.reader.type(1, 'Kept')
  await isBackedUp(first.page)
  await first.page.evaluate(() => {
    Reflect.set(IDBObjectStore.prototype, 'put', () => {
      throw new DOMException('full', 'QuotaExceededError')
    })
  })
  await first.page.keyboard.type(' elsewhere')
  await expect(saveState(first.page)).toHaveAttribute('data-save-state', 'journal-only')
  // The text is saved, so the program does not ask before it closes.
  await first.close()

  const second = await start()
  expect(await startReport(second)).toMatch(/1 translation/)
  await second.reader.open()
  await expect.poll(() => second.reader.translation(1)).toBe('Kept elsewhere')
  await second.close()

  const third = await open()
  await expect(third.page.locator('[data-start-report]')).toHaveCount(0)
  expect(await third.reader.translation(1)).toBe('Kept elsewhere')
  await third.close()
})

test('a forced reload during typing loses no letter', async () => {
  const { app, page, reader, close } = await open()
  for (const words of ['one two three', ' four five six']) {
    await reader.caretIn('translation', 1)
    await page.keyboard.type(words)
    const loaded = page.waitForEvent('load')
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.reloadIgnoringCache(),
    )
    await loaded
    await reader.openUnlessOpen()
    await expect(page.locator('[data-start-report]')).toHaveCount(0)
  }
  expect(await reader.translation(1)).toBe('one two three four five six')
  await close()
})

test('a page that crashes during typing comes back with the book and the text', async () => {
  const { app, page, reader, close } = await open()
  await reader.type(1, 'before the crash')
  await reader.saved()
  await reloadWouldReopen(page)
  await page.keyboard.type('x')
  const crashed = page.waitForEvent('crash')
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
  await crashed
  // The driver has lost the page and does not find the new one, so the test reads it through main.
  const text =
    'document.querySelectorAll("[data-paragraph-id][data-side=translation]")[1]?.innerText'
  await expect.poll(() => inPage(app, text)).toContain('before the crash')
  await close()
})

test('a database deleted under the running program is restored without any action of the reader', async () => {
  const first = await open()
  await first.reader.type(1, 'Before')
  await isBackedUp(first.page)
  await reloadWouldReopen(first.page)
  const loaded = first.page.waitForEvent('load', { timeout: 30_000 })
  await first.page.evaluate(
    name =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name)
        request.onsuccess = () => resolve()
        request.onerror = () => reject(request.error ?? new Error('not deleted'))
      }),
    'duizhao',
  )
  // The program may notice the loss by itself before these words are written, and reload at once.
  await first.reader.type(2, 'And after')
  await loaded
  expect(await startReport(first)).toMatch(/had lost what you wrote/)
  await expect.poll(() => first.reader.translations(1, 2)).toEqual(['Before', 'And after'])
  await first.reader.type(3, 'And on')
  await isBackedUp(first.page)
  await first.close()
})

test.describe('a disk that runs full', () => {
  // These tests need a small disk of their own. They must not fill the system's disk.
  test.skip(!mayMount, 'needs root on Linux')
  let disk: SmallDisk
  test.beforeEach(() => {
    disk = smallDisk()
  })
  test.afterEach(() => {
    disk.remove()
  })

  test('500 translations survive a full disk and the starts and saves after it', async () => {
    test.setTimeout(240_000)
    const profile = join(disk.folder, 'profile')
    const numbers = Array.from({ length: 500 }, (_, i) => i + 1)
    const text = join(disk.folder, '长文.txt')
    writeFileSync(text, numbers.map(n => `这是第${n}段。`).join('\n'))
    const program = await launchPlain({ userData: profile, args: [text] })
    const first = { ...program, reader: new ReaderPage(program.page) }
    await first.page.locator('[data-action="import.confirm"]').click()
    await first.reader.open('长文')
    await first.reader.caretIn('translation', 0)
    await first.reader.paste(numbers.map(n => `This is paragraph ${n}.`).join('\n\n'))
    await expect.poll(() => rowsIn(first.page)).toBe(500)
    await isBackedUp(first.page)

    disk.fill()
    await first.reader.caretIn('translation', 0)
    const isFelt = /^(journal-only|failed)$/
    // The files may have room for another line or two. Until then everything is still saved.
    await expect
      .poll(
        async () => {
          const state = await saveState(first.page).getAttribute('data-save-state')
          if (!isFelt.test(state ?? '')) await first.page.keyboard.type(' more')
          return state
        },
        { intervals: [1000], timeout: 60_000 },
      )
      .toMatch(isFelt)
    // If nothing in main has failed, the program checks the disk every half minute.
    await expect(first.page.getByText(/Less than 50 MB are free/)).toBeVisible({ timeout: 45_000 })
    await first.page.keyboard.type(' and more')
    disk.free()
    // The program goes on by itself, without a restart or a button. If it checks while the filler
    // is being deleted, it finds only part of the space.
    await expect(
      first.page.getByText(/The disk has free space again|Less than 200 MB are free/),
    ).toBeVisible({ timeout: 30_000 })
    // The database is tried every ten seconds by now, and after two failures by a new page.
    await expect(saveState(first.page)).toHaveAttribute('data-save-state', 'backed-up', {
      timeout: 45_000,
    })
    const wanted = await first.reader.translations(0, 20)
    await first.close()

    for (let again = 0; again < 3; again++) {
      const program = await start(profile)
      await shown(program, wanted)
      await program.close()
    }
    const last = await start(profile)
    await shown(last, wanted)
    for (let n = 1; n <= 10; n++) {
      await last.reader.caretIn('translation', n)
      await last.page.keyboard.type(' again')
      await last.reader.saved()
    }
    const final = wanted.map((text, n) => (n >= 1 && n <= 10 ? `${text} again` : text))
    await last.close()
    const end = await start(profile)
    await shown(end, final)
    await end.close()
  })

  test('a start on a full disk only reads, keeps new text in the second copy, and goes on when there is space', async () => {
    test.setTimeout(240_000)
    const profile = join(disk.folder, 'profile')
    const first = await open(profile)
    await first.reader.type(1, 'Before')
    await isBackedUp(first.page)
    await first.close()
    disk.fill(20 * 1024 * 1024)

    const second = await open(profile)
    await expect(second.page.getByText(/Less than 50 MB are free/)).toBeVisible()
    await expect(saveState(second.page)).toHaveAttribute('data-save-state', 'read-only')
    await second.reader.caretIn('translation', 1)
    await second.page.keyboard.press('End')
    await second.page.keyboard.type(' and without room')
    await expect(saveState(second.page)).toHaveAttribute('data-save-state', 'journal-only')
    await second.close()

    // A page that showed the older text would overwrite the newer one.
    const third = await open(profile)
    await expect.poll(() => third.reader.translation(1)).toBe('Before and without room')
    await expect(saveState(third.page)).toHaveAttribute('data-save-state', 'journal-only')
    await reloadWouldReopen(third.page)
    const loaded = third.page.waitForEvent('load')
    disk.free()
    await loaded
    await expect.poll(() => third.reader.translation(1)).toBe('Before and without room')
    await third.reader.type(2, 'And after')
    await isBackedUp(third.page)
    await third.close()

    const last = await open(profile)
    expect(await last.reader.translations(1, 2)).toEqual(['Before and without room', 'And after'])
    await last.close()
  })

  async function shown({ page, reader }: Started, wanted: readonly string[]) {
    // The report may appear at once or just before the book opens.
    await page.addLocatorHandler(page.locator('[data-start-report]'), () =>
      page.locator('[data-action="dialog.close"]').last().click(),
    )
    await reader.open('长文')
    await expect.poll(() => reader.translations(0, wanted.length)).toEqual(wanted)
    expect(await rowsIn(page)).toBe(500)
  }

  const rowsIn = (page: Page): Promise<number> =>
    page.evaluate(
      () =>
        new Promise(resolve => {
          const opening = indexedDB.open('duizhao')
          opening.onsuccess = () => {
            const counting = opening.result
              .transaction('translations')
              .objectStore('translations')
              .count()
            counting.onsuccess = () => {
              opening.result.close()
              resolve(counting.result)
            }
          }
        }),
    )
})
