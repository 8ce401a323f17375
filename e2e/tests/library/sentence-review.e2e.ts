/** Corrected sentences that a new edition has no certain place for wait in the review. */
import { expect, test, type Page } from '@playwright/test'
import { editionFiles, importEdition } from '../../pages/new-edition.ts'
import { ReaderPage } from '../../pages/reader.ts'
import { freshProfile, launch, removeProfile } from '../../support/app.ts'
import { found } from '../../support/axe.ts'

const river = '山下有一条清清的小河。老人坐在门前的石阶上看水，天黑了他才回去。'
const rain = '雨从昨夜一直下到天明，没有人知道他从哪里来。'
const city = '城里的人都在谈论此事，先生放下茶杯笑了起来。'
const first = ['第一章 山', river, rain, city]
const newRiver = river.replace('小河', '小溪').replace('天黑', '天晚')
const second = ['第一章 山', newRiver, rain, city]
const english = 'A river ran there. An old man watched it.'

const tray = (page: Page) => page.getByRole('dialog', { name: 'Without a Place' })
const status = (page: Page) => tray(page).getByRole('status')
const lit = (page: Page) =>
  page.evaluate(() =>
    [...(CSS.highlights.get('sentence') ?? [])]
      .map(range => (range instanceof Range ? range.toString() : ''))
      .join('|'),
  )

test('a link and a split wait for a place: one is accepted by Enter, one is made by hand', async () => {
  const userData = freshProfile()
  const [older, newer] = editionFiles(userData, first, second)
  const { app, page, close } = await launch({ userData, args: [older] })
  const reader = new ReaderPage(page)
  const litAt = async (offset: number) => {
    await reader.caretAt('source', 1, offset)
    await page.mouse.move(3, 3)
    return lit(page)
  }
  await page.locator('[data-action="import.confirm"]').click()
  await reader.open('旧版')
  await reader.press('Control+,')
  await page.getByLabel('Show which sentence of the other side').check()
  await page.keyboard.press('Escape')
  await reader.type(1, english)
  await reader.caretAt('source', 1, 3)
  await reader.press('Control+F11')
  await expect.poll(async () => (await reader.caret())?.side).toBe('translation')
  await reader.caretAt('translation', 1, english.indexOf('old man'))
  await reader.press('Enter')
  await expect.poll(() => litAt(3)).toBe('An old man watched it.')
  await reader.caretAt('source', 1, river.indexOf('天黑'))
  await reader.press('Control+Shift+F10')
  await reader.saved()
  await page.keyboard.press('Control+Shift+L')
  const report = await importEdition(app, page, newer)
  await expect(report).toContainText('Corrected sentences: 2 not transferred')
  await report.locator('[data-action="orphan.review"]').click()

  await expect(status(page)).toHaveText('1 of 2 · Sentences linked')
  await expect(tray(page).locator('del').first()).toBeVisible()
  await expect(tray(page).getByRole('radio').first()).toBeFocused()
  expect(await found(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(status(page)).toHaveText('1 of 1 · Sentence split')
  await page.keyboard.press('Control+z')
  await expect(status(page)).toContainText('of 2')
  await page.keyboard.press('Control+Shift+z')
  await expect(status(page)).toHaveText('1 of 1 · Sentence split')
  await expect(tray(page).getByRole('radio').first()).toBeFocused()

  await page.keyboard.press('F2')
  await expect(tray(page)).toBeHidden()
  const messages = page.locator('[data-pane="toasts"]')
  await expect(messages).toContainText('then press Ctrl+Shift+F10')
  await expect.poll(() => litAt(3)).toBe('An old man watched it.')
  await reader.caretAt('source', 1, newRiver.indexOf('天晚'))
  await reader.press('Control+Shift+F10')
  await expect(messages).toContainText('Placed. Nothing else waits.')
  await reader.saved()
  await close()

  const again = await launch({ userData })
  const later = new ReaderPage(again.page)
  await later.openUnlessOpen('新版')
  await later.caretAt('source', 1, 3)
  await again.page.mouse.move(3, 3)
  await expect.poll(() => lit(again.page)).toBe('An old man watched it.')
  await again.page.keyboard.press('Shift+F7')
  await expect(tray(again.page)).toContainText('Nothing waits for a place.')
  await again.close()
  removeProfile(userData)
})

test('a join of paragraphs that is made by hand says that a corrected sentence still waits', async () => {
  const userData = freshProfile()
  const newRain = rain.replace('下到', '下到了')
  const [older, newer] = editionFiles(userData, first, ['第一章 山', newRiver, newRain, city])
  const { app, page, close } = await launch({ userData, args: [older] })
  const reader = new ReaderPage(page)
  await page.locator('[data-action="import.confirm"]').click()
  await reader.open('旧版')
  await reader.caretAt('source', 1, river.indexOf('天黑'))
  await reader.press('Control+Shift+F10')
  await reader.saved()
  await reader.caretAt('source', 2, 3)
  await reader.press('Control+F9')
  const texts = page.locator('[data-side="source"][data-paragraph-id]')
  await expect.poll(() => texts.allTextContents()).toContain(rain + city)
  await reader.saved()
  await page.keyboard.press('Control+Shift+L')
  const report = await importEdition(app, page, newer)
  await report.locator('[data-action="orphan.review"]').click()
  await expect(status(page)).toHaveText('1 of 2 · Join')
  await page.keyboard.press('F2')
  await expect(tray(page)).toBeHidden()
  const messages = page.locator('[data-pane="toasts"]')
  await expect(messages).toContainText('then press Ctrl+F9')
  await reader.caretAt('source', 2, 3)
  await reader.press('Control+F9')
  await expect(messages).toContainText('Placed. 1 more waits.')
  await page.keyboard.press('Shift+F7')
  await expect(status(page)).toHaveText('1 of 1 · Sentence split')
  await close()
  removeProfile(userData)
})
