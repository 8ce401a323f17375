/** Messages about faults, for readers who use neither eyes nor mouse. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { languages } from '#i18n/languages'
import { freshProfile, launch, pressToClose, removeProfile } from '../../support/app.ts'
import { look } from '../../support/axe.ts'
import { ReaderPage } from '../../pages/reader.ts'
import { fullDisk, madeByNewer, noJournal } from '../../support/refusals.ts'

let userData = ''
test.beforeEach(() => {
  userData = freshProfile()
})
test.afterEach(() => removeProfile(userData))

const saveState = (page: Page) => page.locator('[data-save-state]')

/** Chooses a language in the settings of the open book. */
async function speak(page: Page, tag: string): Promise<void> {
  await page.keyboard.press('Control+,')
  await page.getByRole('dialog').locator(`fieldset input[value="${tag}"]`).check()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.locator('html')).toHaveAttribute('lang', tag)
}

for (const { tag } of languages)
  test(`axe finds nothing in the messages about faults in ${tag}`, async () => {
    test.setTimeout(180_000)
    const first = await launch({ userData })
    const reader = new ReaderPage(first.page)
    await reader.open()
    await speak(first.page, tag)
    await reader.type(1, 'Kept')
    await expect(saveState(first.page)).toHaveAttribute('data-save-state', 'backed-up')
    await first.close()
    rmSync(join(userData, 'IndexedDB'), { recursive: true })

    const rebuilt = await launch({ userData })
    await expect(rebuilt.page.locator('html')).toHaveAttribute('lang', tag)
    await expect(rebuilt.page.locator('[data-start-report]')).toBeVisible()
    await look(rebuilt.page, 'the report of a start')
    await rebuilt.page.locator('[data-action="dialog.close"]').last().click()
    await madeByNewer(rebuilt.page)
    await rebuilt.close()

    const newer = await launch({ userData })
    const read = new ReaderPage(newer.page)
    await read.open()
    await expect(saveState(newer.page)).toHaveAttribute('data-save-state', 'read-only')
    await look(newer.page, 'a library that is only read')
    await newer.close()
  })

test('axe finds nothing when nothing can be saved, in any language', async () => {
  test.setTimeout(180_000)
  const { app, page } = await launch({ userData })
  const reader = new ReaderPage(page)
  await reader.open()
  await fullDisk(page)
  await noJournal(app)
  await reader.type(1, 'Lost')
  const question = page.getByRole('alertdialog').or(page.getByRole('dialog'))
  for (const { tag } of languages) {
    await speak(page, tag)
    await expect(page.locator('[data-pane="not-saved"]')).toBeVisible()
    await look(page, `the bar that says so, in ${tag}`)

    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await expect(question).toBeVisible()
    await look(page, `the question before closing, in ${tag}`)
    if (tag !== languages.at(-1)?.tag) await question.locator('[data-action="close.stay"]').click()
  }
  await pressToClose(app, question.locator('[data-action="close.anyway"]'))
})
