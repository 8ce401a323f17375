/** A library that a newer program has changed can be read, with the settings that reading needs. */
import { expect, test } from '@playwright/test'
import { freshProfile, launchPlain, pressToClose, removeProfile } from '../../support/app.ts'
import { madeByNewer } from '../../support/refusals.ts'
import { ReaderPage } from '../../pages/reader.ts'

let userData = ''
test.beforeEach(() => {
  userData = freshProfile()
})
test.afterEach(() => removeProfile(userData))

test('a setting in a library that is only read lasts until the program ends, and is no lost work', async () => {
  const first = await launchPlain({ userData })
  const before = new ReaderPage(first.page)
  await before.open()
  await before.type(1, 'Kept')
  await before.saved()
  const language = (await first.page.locator('html').getAttribute('lang')) ?? ''
  await madeByNewer(first.page)
  await first.close()

  const newer = await launchPlain({ userData })
  const reader = new ReaderPage(newer.page)
  const state = newer.page.locator('[data-save-state]')
  await reader.openUnlessOpen()
  await expect(state).toHaveAttribute('data-save-state', 'read-only')
  await reader.press('Control+,')
  await newer.page.getByRole('dialog').locator('fieldset input[value="zh-Hant"]').check()
  await reader.press('Escape')
  await expect(newer.page.locator('html')).toHaveAttribute('lang', 'zh-Hant')
  // Ctrl+S resolves after each write that waits has been tried.
  await reader.press('Control+s')
  await expect(state).toHaveText(/較新版本/)
  await expect(state).toHaveAttribute('data-save-state', 'read-only')
  await expect(newer.page.locator('[data-pane="not-saved"]')).toHaveCount(0)
  const ended = newer.app.waitForEvent('close')
  await newer.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await ended

  const last = await launchPlain({ userData })
  const again = new ReaderPage(last.page)
  await again.openUnlessOpen()
  await expect(last.page.locator('html')).toHaveAttribute('lang', language)
  expect(await again.translation(1)).toBe('Kept')
  await again.type(2, 'Kept nowhere')
  await expect(last.page.locator('[data-pane="not-saved"]')).toBeVisible()
  await last.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await pressToClose(last.app, last.page.locator('[data-action="close.anyway"]'))
})
