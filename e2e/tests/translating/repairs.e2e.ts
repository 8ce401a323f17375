/** Suggested joins and splits: accepted, left, all at once, by keyboard, after a restart. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { ReaderPage } from '../../pages/reader.ts'
import { freshProfile, launch, removeProfile } from '../../support/app.ts'

const long = (n: number) => `他第${n}次从城里回来，一路上都没有说话，只是看着窗外的`
const rest = (n: number) => `田野与村庄。第${n}天的天色渐渐暗了，雨也停了。`
/** Most paragraphs are whole: the import joins lines of a text in which most are not. */
const whole = Array.from({ length: 16 }, (_, n) => `第${n}天，${'天晴了，'.repeat(n % 7)}他走了。`)
const text = ['第一章 山', ...[1, 2, 3, 4].flatMap(n => [long(n), rest(n)]), ...whole]

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Suggested Joins and Splits' })
const rows = (page: Page) => dialog(page).locator('[data-repair]')
const sources = (page: Page) => page.locator('[data-side="source"][data-paragraph-id]')

test('suggestions are accepted and left by keyboard, all are one step, and what was left stays so', async () => {
  const userData = freshProfile()
  const file = join(userData, '山.txt')
  writeFileSync(file, text.join('\n\n'))
  const before = await launch({ userData, args: [file] })
  const { page } = before
  const reader = new ReaderPage(page)
  await page.locator('[data-action="import.confirm"]').click()
  await reader.open('山')
  await expect(sources(page)).toHaveCount(text.length)
  await reader.caretIn('translation', 1)
  await reader.press('Alt+Shift+F9')
  await expect(dialog(page).getByRole('status')).toContainText('4 suggestions')
  await expect(rows(page).first()).toBeFocused()
  await expect(rows(page).first()).toContainText(rest(1).slice(0, 10))
  await page.keyboard.press('Enter')
  await expect(sources(page).nth(1)).toHaveText(long(1) + rest(1))
  await expect(rows(page)).toHaveCount(3)
  await page.keyboard.press('ArrowDown')
  await expect(rows(page).nth(1)).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(rows(page)).toHaveCount(2)
  await page.keyboard.press('Control+Z')
  await expect(rows(page)).toHaveCount(3)
  await page.keyboard.press('Control+Shift+Z')
  await expect(rows(page)).toHaveCount(2)
  await page.keyboard.press('Control+Z')
  await page.keyboard.press('Control+Z')
  await expect(rows(page)).toHaveCount(4)
  await rows(page).nth(2).focus()
  await rows(page).nth(2).click()
  await page.keyboard.press('Delete')
  await expect(rows(page)).toHaveCount(3)
  await dialog(page).locator('[data-action="repair.acceptAll"]').click()
  await expect(rows(page)).toHaveCount(0)
  await expect(dialog(page).getByRole('status')).toContainText('3 suggestions are accepted')
  // Where there is nothing to accept, no button offers it.
  await expect(dialog(page).locator('[data-action="repair.accept"]')).toHaveCount(0)
  await expect(dialog(page).getByRole('button', { name: 'Close' }).last()).toBeVisible()
  await expect(sources(page)).toHaveCount(text.length - 3)
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
  await reader.press('Control+Z')
  await expect(sources(page)).toHaveCount(text.length)
  await reader.saved()
  await before.close()

  const after = await launch({ userData })
  const again = new ReaderPage(after.page)
  await again.open('山')
  await again.caretIn('translation', 1)
  await again.press('Alt+Shift+F9')
  await expect(rows(after.page)).toHaveCount(3)
  await dialog(after.page).locator('[data-action="repair.again"]').click()
  await expect(rows(after.page)).toHaveCount(4)
  await after.close()
  removeProfile(userData)
})
