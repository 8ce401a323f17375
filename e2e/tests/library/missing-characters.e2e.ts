/** Characters that a file draws or names, but does not write: 〓 with their name. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { ReaderPage } from '../../pages/reader.ts'
import { freshProfile, launch, removeProfile } from '../../support/app.ts'
import { axTree } from '../../support/ax-tree.ts'
import { epubOf } from '../../support/epub.ts'
import { freshFolder } from '../../support/files.ts'
import { menuOf } from '../../support/menus.ts'

test('a rare character has its name on the page and for a screen reader, also after a restart', async () => {
  const [userData, folder] = [freshProfile(), freshFolder()]
  const path = join(folder, '山志.epub')
  const drawn = '其名曰&KR0001;，土人读<img src="z/k7.png" alt=""/>为山。'
  writeFileSync(path, epubOf('山志', [drawn, '山中有石。']))
  for (const isFirst of [true, false]) {
    const { app, page, close } = await launch({ userData, args: isFirst ? [path] : [] })
    const reader = new ReaderPage(page)
    if (isFirst) {
      await expect(page.getByRole('dialog')).toContainText(
        'point at one, or open the context menu beside it, to see its name. Characters: 2.',
      )
      await reader.action('import.confirm').click()
      await expect(page.locator('[data-book-id]')).toHaveCount(2)
    }
    await reader.open('山志')
    await expect(reader.paragraph('source', 0)).toHaveText('其名曰〓，土人读〓为山。')
    const names = page.locator('[data-side="source"] [title]')
    await expect(names).toHaveText(['〓', '〓'])
    expect(await names.evaluateAll(all => all.map(it => it.getAttribute('title')))).toEqual([
      'KR0001',
      'k7',
    ])
    const { text } = await axTree(await reader.devtools())
    expect(text).toMatch(/其名曰\s*〓\s*KR0001\s*，土人读\s*〓\s*k7\s*为山。/)
    await reader.paragraph('source', 0).click({ position: { x: 2, y: 8 } })
    await page.keyboard.press('Home')
    for (const _ of '其名曰') await page.keyboard.press('ArrowRight')
    await expect(page.locator('[data-said]')).toContainText('〓 stands for KR0001')
    const menu = await menuOf(app, () => page.keyboard.press('Shift+F10'))
    expect(menu[0]).toBe('Copy “KR0001”, the Name of 〓')
    for (const _ of '〓，土人读') await page.keyboard.press('ArrowRight')
    await expect(page.locator('[data-said]')).toContainText('〓 stands for k7')
    await close()
  }
  removeProfile(userData)
  removeProfile(folder)
})
