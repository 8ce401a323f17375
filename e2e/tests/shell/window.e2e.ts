/**
 * One window and one program for each profile: passed files, the window's place, closing and
 * crashes.
 */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { freshProfile, launch, removeProfile } from '../../support/app.ts'
import { novel } from '../../bench/make-text.ts'
import { inPage } from '../../support/in-page.ts'
import { startAgain } from '../../support/second-start.ts'
import { ReaderPage } from '../../pages/reader.ts'
import { chooseInMenu } from '../../support/menus.ts'

let userData = ''
let folder = ''
test.beforeEach(async () => {
  userData = freshProfile()
  folder = await mkdtemp(join(tmpdir(), '文 件 '))
})
test.afterEach(() => {
  removeProfile(userData)
  removeProfile(folder)
})

test('the window is shown with its first screen, and a second start passes its files to it and ends', async () => {
  const { app, page, close } = await launch({ userData })
  const books = page.locator('[data-book-id]')
  await expect(books.first()).toBeVisible()
  const shown = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(window => [
        window.isVisible(),
        window.webContents.getBackgroundThrottling(),
      ]),
    )
  // Sooner than a page is shown that says nothing.
  await expect.poll(shown, { timeout: 1000 }).toEqual([[true, true]])

  await writeFile(join(folder, '新 书.txt'), '第一章\n\n从前有座山。')
  expect(await startAgain(userData, ['新 书.txt'], folder)).toBe(0)
  await expect(page.getByRole('dialog')).toContainText('第一章')
  await page.locator('[data-action="import.confirm"]').click()
  await expect(books).toHaveCount(2)
  await close()
})

test('the window’s place and zoom survive a restart', async () => {
  const first = await launch({ userData })
  const place = { x: 40, y: 50, width: 912, height: 634 }
  await first.app.evaluate(({ BrowserWindow, Menu }, place) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setBounds(place)
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? [])
    items?.find(({ accelerator }) => accelerator === 'CommandOrControl+Plus')?.click()
  }, place)
  await expect.poll(() => first.page.evaluate(() => devicePixelRatio)).toBeCloseTo(1.1)
  await first.close()

  const second = await launch({ userData })
  const found = await second.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    return { bounds: window?.getBounds(), zoom: window?.webContents.getZoomFactor() }
  })
  expect(found.bounds).toEqual(place)
  expect(found.zoom).toBeCloseTo(1.1)
  await second.close()
})

test('the window stays open if the page refuses to close', async () => {
  const { app, page, close } = await launch({ userData })
  // The page hears of closing only once it is whole, and the last to listen is asked.
  await expect(page.locator('[data-save-state="backed-up"]')).toBeVisible()
  await page.evaluate(() => {
    const api = Reflect.get(globalThis, 'api')
    Reflect.set(globalThis, 'asked', 0)
    api.on('closing', () => {
      const asked: number = Reflect.get(globalThis, 'asked')
      Reflect.set(globalThis, 'asked', asked + 1)
      api.answerClose(asked > 0)
    })
  })
  await app.evaluate(electron => electron.app.quit())
  await expect.poll(() => page.evaluate(() => Reflect.get(globalThis, 'asked'))).toBe(1)
  expect(app.windows()).toHaveLength(1)
  await close()
})

test('a page that does not reply cannot keep the window open', async () => {
  const { page, close } = await launch({ userData })
  await expect(page.locator('[data-book-id]').first()).toBeVisible()
  await page.evaluate(() => Reflect.get(globalThis, 'api').on('closing', () => null))
  await close()
})

test('a page that hangs cannot keep the window open', async () => {
  const { page, close } = await launch({ userData })
  await expect(page.locator('[data-book-id]').first()).toBeVisible()
  await page.evaluate(() => {
    setTimeout(() => {
      for (;;);
    })
  })
  await close()
})

test('a page that crashes is loaded again, and names the file that it was reading', async () => {
  const { app, page } = await launch({ userData })
  await expect(page.locator('[data-book-id]').first()).toBeVisible()
  const text = join(folder, '长.txt')
  await writeFile(text, novel(8300))
  await app.evaluate(
    ({ app: electron }, path) => electron.emit('open-file', { preventDefault() {} }, path),
    text,
  )
  await page.waitForFunction(() => localStorage.getItem('duizhao.reading') !== null)
  const crashed = new Promise(done => page.once('crash', done))
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
  await crashed
  await expect.poll(() => inPage(app, 'typeof api.listBooks')).toBe('function')
  await expect
    .poll(() => inPage(app, 'document.body.innerText'))
    .toContain('reading “长.txt”. Open')
  await app.evaluate(electron => electron.app.exit(0)).catch(() => null)
})

test('the menu is in the language of the page, and its items work', async () => {
  const env = { LANG: 'zh_CN.UTF-8', LANGUAGE: 'zh_CN' }
  const { app, page, close } = await launch({ userData, env })
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
  const item = (name: string) =>
    app.evaluate(({ Menu }, name) => {
      const { label, enabled } = Menu.getApplicationMenu()?.getMenuItemById(name) ?? {}
      return { label, enabled }
    }, name)
  await expect.poll(() => item('library.import')).toEqual({ label: '导入文本…', enabled: true })
  expect(await item('translation.done')).toMatchObject({ enabled: false })
  await chooseInMenu(app, 'help.about')
  await expect(page.getByRole('dialog')).toBeVisible()
  await close()
})

test('the system opens a link in a note, and only after a question', async () => {
  const { app, page, close } = await launch({ userData })
  const reader = new ReaderPage(page)
  await reader.open()
  await reader.select(
    { side: 'source', index: 1, offset: 3 },
    { side: 'source', index: 1, offset: 5 },
  )
  await reader.action('note.create').first().click()
  await page.keyboard.type('See https://example.org/a for more.')
  await page.keyboard.press('Control+Enter')

  /**
   * Clicks the link, presses the dialog's button at `response`, and returns the question and the
   * opened link.
   */
  const clicked = async (response: number) => {
    await app.evaluate(({ dialog, shell }, response) => {
      const seen: string[] = []
      Reflect.set(globalThis, 'seen', seen)
      Reflect.set(dialog, 'showMessageBox', (_window: unknown, asked: { message: string }) => {
        seen.push(asked.message)
        return Promise.resolve({ response })
      })
      Reflect.set(shell, 'openExternal', (url: string) => Promise.resolve(seen.push(url)))
    }, response)
    await reader.action('link.open').click()
    const seen = () => app.evaluate((): string[] => Reflect.get(globalThis, 'seen'))
    await expect.poll(async () => (await seen()).length).toBeGreaterThan(1 - response)
    return seen()
  }
  const question = 'Open example.org in your browser?'
  expect(await clicked(1)).toEqual([question])
  expect(await clicked(0)).toEqual([question, 'https://example.org/a'])
  await close()
})
