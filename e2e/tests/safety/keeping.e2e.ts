/** Typed text survives a kill, and refusals of the database and the second copy. */
import { expect, test, type Page } from '@playwright/test'
import { freshProfile, launchPlain, pressToClose, removeProfile } from '../../support/app.ts'
import { ReaderPage } from '../../pages/reader.ts'
import { fullDisk, noJournal } from '../../support/refusals.ts'

let userData = ''
test.beforeEach(() => {
  userData = freshProfile()
})
test.afterEach(() => {
  removeProfile(userData)
})

/** The translation of the second paragraph, without the line end that the page draws after it. */
const translation = async (reader: ReaderPage) =>
  (await reader.paragraph('translation', 1).innerText()).trimEnd()

/**
 * Types letters for `duration` milliseconds. Returns each letter with the time at which it was in
 * the page, in milliseconds.
 */
async function typeFor(page: Page, duration: number) {
  const typed: { readonly letter: string; readonly at: number }[] = []
  const end = Date.now() + duration
  while (Date.now() < end) {
    const letter = String.fromCharCode(97 + (typed.length % 26))
    await page.keyboard.type(letter)
    typed.push({ letter, at: Date.now() })
  }
  return typed
}

const lettersOf = (typed: readonly { readonly letter: string }[]) =>
  typed.map(({ letter }) => letter).join('')

test('a program killed during typing loses at most the last half second', async () => {
  let before = ''
  for (const duration of [600, 1500]) {
    const { app, page } = await launchPlain({ userData })
    const reader = new ReaderPage(page)
    await reader.open()
    await reader.caretIn('translation', 1)
    const typed = await typeFor(page, duration)
    const ended = app.waitForEvent('close')
    const killed = Date.now()
    app.process().kill('SIGKILL')
    await ended

    const again = await launchPlain({ userData })
    const found = new ReaderPage(again.page)
    await found.open()
    // Half a second, and 250 ms that a busy machine may need to write.
    const sure = typed.filter(({ at }) => at < killed - 500 - 250)
    await expect.poll(() => translation(found)).toContain(before + lettersOf(sure))
    const kept = await translation(found)
    expect((before + lettersOf(typed)).startsWith(kept)).toBe(true)
    before = kept
    await again.close()
  }
})

test('the program says that it cannot save, tries again, and asks before it closes with unsaved text', async () => {
  const { app, page } = await launchPlain({ userData })
  const reader = new ReaderPage(page)
  const status = page.locator('[data-save-state]')
  await reader.open()
  await reader.type(1, 'Kept')
  await reader.saved()

  const freeDisk = await fullDisk(page)
  await page.keyboard.type(', and kept at last')
  await expect(status).toHaveAttribute('data-save-state', 'journal-only')
  await freeDisk()
  await reader.saved()

  await fullDisk(page)
  await noJournal(app)
  await page.keyboard.type(', and lost')
  await expect(status).toHaveAttribute('data-save-state', 'failed')
  const askToClose = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await askToClose()
  const stay = page.getByRole('button', { name: 'Keep Open' })
  await stay.click()
  await expect(stay).toBeHidden()
  expect(await translation(reader)).toBe('Kept, and kept at last, and lost')

  await askToClose()
  await pressToClose(app, page.getByRole('button', { name: 'Close Anyway' }))
  const again = await launchPlain({ userData })
  const found = new ReaderPage(again.page)
  await found.open()
  await expect.poll(() => translation(found)).toBe('Kept, and kept at last')
  await again.close()
})
