/** What the reader teaches about the lines of a file, and the next file that is like it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { launchPlain } from '../../support/app.ts'
import { freshForEach } from '../../support/fresh.ts'

const fresh = freshForEach()

const prose = '山水之间，有一个人走了很远的路，到了晚上才看见一户人家的灯火。'
const numerals = Array.from('一二三四五')

/** A novel with headings of a kind that nobody would expect, and a line of a website. */
function write(name: string, place: string): string {
  const text = numerals.flatMap(numeral => [
    `第${numeral}章 ${place}`,
    prose.replace('山水', place),
    `花之${numeral} 茶`,
    `${place}人家，${prose}`,
    '此书山水网友整理',
    '的一行。',
  ])
  const path = join(fresh.folder, name)
  writeFileSync(path, text.join('\n\n'))
  return path
}

const dialogIn = (page: Page) => page.getByRole('dialog')
const headings = (page: Page) =>
  dialogIn(page).getByRole('list', { name: 'Headings' }).locator('[data-line]')
const lineIn = (page: Page, text: string) =>
  dialogIn(page).getByRole('list', { name: 'The whole text' }).getByText(text, { exact: true })
const action = (page: Page, name: string) => dialogIn(page).locator(`[data-action="${name}"]`)

test('what is taught about one file is undone, kept, and offered for the next that is like it', async () => {
  const first = await launchPlain({ userData: fresh.userData, args: [write('山.txt', '山水')] })
  const { page } = first
  const result = dialogIn(page).getByRole('status').filter({ hasText: 'like' })
  const chapters = numerals.map(numeral => `第${numeral}章 山水`)
  const both = numerals.flatMap(numeral => [`第${numeral}章 山水`, `花之${numeral} 茶`])
  await expect(headings(page)).toHaveText(chapters)
  await expect(headings(page).first()).toHaveAttribute('title', 'It is written like a heading.')
  await expect(dialogIn(page).getByText('It is written like a heading.').first()).toBeVisible()

  await action(page, 'lines.whole').click()
  await lineIn(page, '花之一 茶').click()
  await page.keyboard.press('F4')
  await expect(headings(page)).toHaveText(both)
  await expect(result).toHaveText('5 lines like “花之# *” are headings now.')
  await page.keyboard.press('Control+Z')
  await expect(headings(page)).toHaveText(chapters)
  await page.keyboard.press('Control+Y')
  await expect(headings(page)).toHaveText(both)

  await lineIn(page, '的一行。').first().click()
  await page.keyboard.press('Shift+F9')
  await expect(lineIn(page, '此书山水网友整理的一行。')).toHaveCount(1)
  await page.keyboard.press('Control+Z')
  await expect(lineIn(page, '此书山水网友整理的一行。')).toHaveCount(0)
  await lineIn(page, '此书山水网友整理').first().hover()
  await action(page, 'line.drop').first().click()
  await expect(dialogIn(page)).toContainText('5 lines left out')
  await headings(page).filter({ hasText: '第二章' }).hover()
  await action(page, 'line.plain').first().click()
  await expect(headings(page)).toHaveText(numerals.map(numeral => `花之${numeral} 茶`))
  await page.keyboard.press('Control+Z')
  await expect(headings(page)).toHaveText(both)

  await action(page, 'import.confirm').click()
  await expect(dialogIn(page)).toBeHidden()
  await first.close()

  const second = await launchPlain({ userData: fresh.userData, args: [write('水.txt', '水边')] })
  const next = second.page
  const offer = action(next, 'taught.use')
  await expect(offer).toHaveText('Use What You Taught for “山.txt”')
  await expect(headings(next)).toHaveCount(5)
  await offer.click()
  await expect(headings(next)).toHaveCount(10)
  await expect(dialogIn(next)).toContainText('5 lines left out')
  await expect(offer).toBeHidden()
  await action(next, 'edit.undo').first().click()
  await expect(headings(next)).toHaveCount(5)
  await action(next, 'taught.forget').click()
  await expect(offer).toBeHidden()
  await second.close()

  const third = await launchPlain({
    userData: fresh.userData,
    args: [join(fresh.folder, '水.txt')],
  })
  await expect(headings(third.page)).toHaveCount(5)
  await expect(action(third.page, 'lines.whole')).toBeVisible()
  await expect(action(third.page, 'taught.use')).toBeHidden()
  await third.close()
})
