/**
 * Joins and splits that a new edition has no certain place for wait in the review, like marks, and
 * corrected sentences go along with their words.
 */
import { expect, test, type Page } from '@playwright/test'
import { editionFiles, importEdition } from '../../pages/new-edition.ts'
import { ReaderPage } from '../../pages/reader.ts'
import { freshProfile, launch, removeProfile } from '../../support/app.ts'
import { heard, listen } from '../../support/heard.ts'

const bells = '远处传来了几声钟响，孩子们跑过了田间的小路。'
const letter = '他把那封信又读了一遍，院子里的桂花已经开了。'
const rain = '雨从昨夜一直下到天明，没有人知道他从哪里来。'
const city = '城里的人都在谈论此事，先生放下茶杯笑了起来。'
const river = '山下有一条清清的小河。老人坐在门前的石阶上看水。天黑了他才回去。'
const first = ['第一章 山', river, bells + letter, rain, city]
const [newBells, newLetter] = [bells.replace('几声', '几下'), letter.replace('一遍', '两遍')]
const newRain = rain.replace('下到', '下到了')
const second = ['第一章 山', `${river}这是后来加的。`, newBells + newLetter, newRain, city]

const tray = (page: Page) => page.getByRole('dialog', { name: 'Without a Place' })
const texts = (page: Page) =>
  page.locator('[data-side="source"][data-paragraph-id]').allTextContents()

test('joins and splits wait for a place in a new edition: one is accepted by Enter, one is made by hand', async () => {
  const userData = freshProfile()
  const [older, newer] = editionFiles(userData, first, second)
  const { app, page, close } = await launch({ userData, args: [older] })
  const reader = new ReaderPage(page)
  await test.step('the report says what is transferred and what waits', async () => {
    await page.locator('[data-action="import.confirm"]').click()
    await reader.open('旧版')
    await reader.type(1, 'A river ran there. An old man watched it. He went home at dark.')
    await reader.caretAt('source', 1, 3)
    await reader.press('Control+F11')
    await expect.poll(async () => (await reader.caret())?.side).toBe('translation')
    await reader.caretAt('translation', 1, 50)
    await reader.press('Enter')
    await reader.caretAt('source', 2, bells.length)
    await reader.press('Control+Shift+F9')
    await expect.poll(() => texts(page)).toContain(letter)
    await reader.caretAt('source', 4, 3)
    await reader.press('Control+F9')
    await expect.poll(() => texts(page)).toContain(rain + city)
    await reader.saved()
    await page.keyboard.press('Control+Shift+L')
    const report = await importEdition(app, page, newer)
    await expect(report).toContainText('Joins, splits and kinds of paragraphs: 2 not transferred')
    await expect(report).toContainText('Corrected sentences: 1 corrected again')
    await report.locator('[data-action="orphan.review"]').click()
  })
  await test.step('Enter splits the paragraph at the likeliest place, and undo takes it back', async () => {
    await expect(tray(page).getByRole('status')).toHaveText('1 of 2 · Split')
    await expect(tray(page)).toContainText(bells)
    await expect(tray(page).locator('del')).not.toHaveCount(0)
    await expect(tray(page).getByRole('radio').first()).toBeFocused()
    await listen(page)
    await page.keyboard.press('Enter')
    await expect(tray(page).getByRole('status')).toHaveText('1 of 1 · Join')
    expect((await heard(page)).join()).toContain('Placed. 1 more waits.')
    await expect.poll(() => texts(page)).toContain(newLetter)
    await expect(tray(page).getByRole('radio').first()).toBeFocused()
    await expect(tray(page)).toContainText('Paragraph 6')
    await page.keyboard.press('Control+Z')
    await expect(tray(page).getByRole('status')).toHaveText('1 of 2 · Split')
    await expect.poll(() => texts(page)).toContain(newBells + newLetter)
    await page.keyboard.press('Control+Shift+Z')
    await expect(tray(page).getByRole('status')).toHaveText('1 of 1 · Join')
  })
  await test.step('a join is made by hand, and nothing waits after a restart', async () => {
    await tray(page).locator('[data-action="orphan.byHand"]').click()
    await expect(tray(page)).toBeHidden()
    const messages = page.locator('[data-pane="toasts"]')
    await expect(messages).toContainText('the join before “城里的人')
    await expect(messages).toContainText('then press Ctrl+F9')
    // Escape ends it: the same act elsewhere is then none of it.
    await expect.poll(async () => (await reader.caret())?.index).toBe(4)
    await reader.press('Escape')
    // Another message may still be there for some seconds.
    await expect(messages.getByText('the join before')).toHaveCount(0)
    await page.keyboard.press('Shift+F7')
    await expect(tray(page).getByRole('status')).toHaveText('1 of 1 · Join')
    await page.keyboard.press('F2')
    await messages.getByRole('button', { name: 'Back to the Review' }).click()
    await expect(messages.getByText('the join before')).toHaveCount(0)
    await expect(tray(page).getByRole('radio').first()).toBeFocused()
    await page.keyboard.press('F2')
    await expect(messages).toContainText('then press Ctrl+F9')
    // The caret is where the key does it.
    await expect.poll(async () => (await reader.caret())?.index).toBe(4)
    await reader.press('Control+F9')
    await expect.poll(() => texts(page)).toContain(newRain + city)
    await expect(page.locator('[data-pane="toasts"]')).toContainText('Placed. Nothing else waits.')
    await page.keyboard.press('Shift+F7')
    await expect(tray(page)).toContainText('Nothing waits for a place.')
    await page.keyboard.press('Escape')
    await reader.saved()
    await close()
    const again = await launch({ userData })
    const later = new ReaderPage(again.page)
    await later.openUnlessOpen('新版')
    await expect.poll(() => texts(again.page)).toContain(newRain + city)
    expect(await texts(again.page)).toContain(newLetter)
    await again.page.keyboard.press('Shift+F7')
    await expect(tray(again.page)).toContainText('Nothing waits for a place.')
    await again.close()
  })
  removeProfile(userData)
})
