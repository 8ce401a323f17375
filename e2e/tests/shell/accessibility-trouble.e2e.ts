/** Messages about faults, for readers who use neither eyes nor mouse. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { languages } from '#i18n/languages'
import { freshProfile, launch, pressToClose, removeProfile } from '../../support/app.ts'
import { look } from '../../support/axe.ts'
import { ReaderPage } from '../../pages/reader.ts'
import { fullDisk, noJournal } from '../../support/refusals.ts'

let userData = ''
test.beforeEach(() => {
  userData = freshProfile()
})
test.afterEach(() => removeProfile(userData))

const saveState = (page: Page) => page.locator('[data-save-state]')

/** Makes the database look as if a newer program had written it. */
const madeByNewer = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('duizhao')
        opening.onerror = reject
        opening.onsuccess = () => {
          const changing = opening.result.transaction('meta', 'readwrite')
          changing.objectStore('meta').put({ key: 'schemaVersion', value: 999 })
          changing.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
  )

/** Chooses a language in the settings of the open book. */
async function speak(page: Page, tag: string): Promise<void> {
  await page.keyboard.press('Control+,')
  await page.getByRole('dialog').locator(`fieldset input[value="${tag}"]`).check()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.locator('html')).toHaveAttribute('lang', tag)
}

const isBackedUp = (page: Page) =>
  expect(saveState(page)).toHaveAttribute('data-save-state', 'backed-up')

test('axe finds nothing in the messages about faults in any language', async () => {
  test.setTimeout(240_000)
  let program = await launch({ userData })
  for (const { tag } of languages) {
    const reader = new ReaderPage(program.page)
    await reader.open()
    await speak(program.page, tag)
    await reader.type(1, 'Kept')
    await isBackedUp(program.page)
    await program.close()
    rmSync(join(userData, 'IndexedDB'), { recursive: true })

    program = await launch({ userData })
    await expect(program.page.locator('html')).toHaveAttribute('lang', tag)
    await expect(program.page.locator('[data-start-report]')).toBeVisible()
    await look(program.page, `the report of a start, in ${tag}`)
    await program.page.locator('[data-action="dialog.close"]').last().click()
  }
  await madeByNewer(program.page)
  await program.close()

  const newer = await launch({ userData })
  await new ReaderPage(newer.page).open()
  await expect(saveState(newer.page)).toHaveAttribute('data-save-state', 'read-only')
  for (const { tag } of languages) {
    await speak(newer.page, tag)
    await look(newer.page, `a library that is only read, in ${tag}`)
  }
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
