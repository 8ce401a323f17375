/** Characters that neither our faces nor those of the system have. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launch } from '../../support/app.ts'
import { freshForEach } from '../../support/fresh.ts'
import { heard, listen } from '../../support/heard.ts'
import { menuOf } from '../../support/menus.ts'
import { ReaderPage } from '../../pages/reader.ts'

const fresh = freshForEach()

// A private character and one without a meaning yet, so that no system has them.
const nobodys = ['\u{10fffd}', '\u{3fffd}'] as const
const drawn = '𥍟'
const text = `从前有座山，名为${nobodys[0]}${nobodys[1]}，又名${drawn}。`

test('a crossed box says its code point, and stays the character of the text', async () => {
  const file = join(fresh.folder, '书.txt')
  await writeFile(file, `第一章\n\n${text}`)
  const { app, page, close } = await launch({ userData: fresh.userData, args: [file] })
  await page.locator('[data-action="import.confirm"]').click()
  const reader = new ReaderPage(page)
  await reader.open('书')
  const boxes = page.locator('.column.source [role="img"]')
  await expect(boxes).toHaveCount(2)
  for (const [index, code] of ['U+10FFFD', 'U+3FFFD'].entries()) {
    const name = `No font on this computer has this character: ${code}`
    await expect(boxes.nth(index)).toHaveAttribute('title', name)
    await expect(page.getByRole('img', { name })).toHaveText(nobodys[index] ?? '')
  }
  await expect(reader.paragraph('source', 1)).toHaveText(text)

  await listen(page)
  await reader.caretAt('source', 1, text.indexOf(drawn))
  await reader.press('Shift+F1')
  await expect.poll(async () => (await heard(page)).join()).toContain('Rare character U+2535F')
  await reader.caretAt('source', 1, text.indexOf(nobodys[0]))
  const menu = await menuOf(app, () => page.keyboard.press('ContextMenu'))
  expect(menu[0]).toBe('Copy Code Point U+10FFFD')
  await reader.press('Shift+ArrowRight')
  await reader.press('Shift+ArrowRight')
  const selected = () => page.evaluate(() => String(getSelection()))
  await expect.poll(selected).toBe(nobodys.join(''))

  // In a translation it may come with words that were pasted.
  await reader.caretIn('translation', 1)
  await page.keyboard.insertText(nobodys[1])
  await expect(reader.paragraph('translation', 1)).toHaveText(nobodys[1])
  await reader.press('Home')
  const atBox = () => menuOf(app, () => page.keyboard.press('ContextMenu'))
  await expect.poll(atBox).toContain('Copy Code Point U+3FFFD')
  await close()
})
