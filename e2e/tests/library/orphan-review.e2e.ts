/**
 * Marks that a new edition has no certain place for wait in the review, where the reader decides
 * about each of them.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { editionFiles, importEdition } from '../../pages/new-edition.ts'
import { ReaderPage } from '../../pages/reader.ts'
import { freshProfile, launchPlain, removeProfile } from '../../support/app.ts'

const first = [
  '第一章 山',
  '山下有一条清清的小河，老人坐在门前的石阶上看水。',
  '远处传来了几声钟响，孩子们跑过了田间的小路。',
  '他把那封信又读了一遍，院子里的桂花已经开了。',
  '雨从昨夜一直下到天明，没有人知道他从哪里来。',
  '城里的人都在谈论此事，先生放下茶杯笑了起来。',
]
const second = [
  first[0],
  first[1],
  '远处的钟响了几声，孩子们早已跑过了田间的那条路。',
  '他把那封信看完，院子里的桂花早就开过了。',
  '没有人知道他从哪里来。',
  first[5],
]
/** The words that are marked, by paragraph. */
const marked = [
  [1, '小河'],
  [2, '钟响，孩子们跑过了田间的小路'],
  [3, '又读了一遍，院子里的桂花已经'],
  [4, '雨从昨夜一直下到天明'],
] as const

const tray = (page: Page) => page.getByRole('dialog', { name: 'Without a Place' })
const marksIn = (page: Page, index: number) =>
  page.locator('[data-side="source"][data-paragraph-id]').nth(index).locator('.mark')

test('marks without a place in a new edition are placed, kept as they are or moved by hand, by keyboard and by mouse', async () => {
  const userData = freshProfile()
  const [older, newer] = editionFiles(userData, first, second)
  const before = await launchPlain({ userData, args: [older] })
  await test.step('a new edition takes the marks, and reports those that wait', async () => {
    const { app, page } = before
    const reader = new ReaderPage(page)
    await page.locator('[data-action="import.confirm"]').click()
    await reader.open('旧版')
    for (const [index, words] of marked) {
      const start = first[index]?.indexOf(words) ?? 0
      const at = { side: 'source', index } as const
      await reader.select({ ...at, offset: start }, { ...at, offset: start + words.length })
      await page.keyboard.press('Alt+1')
      await expect(marksIn(page, index)).not.toHaveCount(0)
    }
    await page.keyboard.press('Control+Shift+L')
    const report = await importEdition(app, page, newer)
    await expect(report).toContainText('Marks: 1 on the same words · 3 without a place')
    await report.locator('[data-action="orphan.review"]').click()
  })
  await test.step('Enter places a mark on the likeliest words, and undo takes it back', async () => {
    const { page } = before
    await expect(tray(page).getByRole('status')).toContainText('1 of 3')
    await expect(tray(page)).toContainText('远处传来了几声钟响，孩子们跑过了田间的小路。')
    await expect(tray(page).locator('del')).not.toHaveCount(0)
    await expect(tray(page).getByRole('radio')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(tray(page).getByRole('status')).toContainText('1 of 2')
    await expect(page.locator('[data-said]')).toContainText('2 more wait')
    await page.keyboard.press('Control+Z')
    await expect(tray(page).getByRole('status')).toContainText('1 of 3')
    await page.keyboard.press('Control+Shift+Z')
    await expect(tray(page).getByRole('status')).toContainText('1 of 2')
  })
  await test.step('other keys go on and back, and leave a mark without a place', async () => {
    const { page } = before
    await page.keyboard.press('Control+PageDown')
    await expect(tray(page)).toContainText('Nothing in the text is like these words')
    await page.keyboard.press('Control+PageUp')
    await expect(tray(page)).toContainText('又读了一遍')
    await page.keyboard.press('Control+PageDown')
    await page.keyboard.press('Shift+F2')
    await expect(tray(page).getByRole('status')).toContainText('1 of 1')
    await page.keyboard.press('Escape')
    await expect(tray(page)).toBeHidden()
    await expect(marksIn(page, 2)).toHaveText(['孩子们早已跑过了田间的'])
    await before.close()
  })
  await test.step('after a restart nothing is asked again, and the last mark is placed by hand', async () => {
    const { page, close } = await launchPlain({ userData })
    const reader = new ReaderPage(page)
    await reader.openUnlessOpen('新版')
    await page.keyboard.press('Shift+F7')
    await expect(tray(page).getByRole('status')).toContainText('1 of 1')
    await expect(tray(page)).toContainText('又读了一遍')
    await tray(page).locator('[data-action="orphan.byHand"]').click()
    await expect(tray(page)).toBeHidden()
    const message = page.locator('[data-pane="toasts"]')
    await expect(message).toContainText('To place by hand: “又读了一遍')
    const at = { side: 'source', index: 3 } as const
    // Another mark made meanwhile is another mark.
    await reader.select({ ...at, offset: 0 }, { ...at, offset: 4 })
    await page.keyboard.press('Alt+1')
    await expect(marksIn(page, 3)).toHaveText(['他把那封'])
    await expect(message).toContainText('To place by hand: “又读了一遍')
    await page.keyboard.press('Control+Z')
    await expect(marksIn(page, 3)).toHaveCount(0)
    await reader.select({ ...at, offset: 8 }, { ...at, offset: 14 })
    await expect(page.locator('[data-action="mark.move"]')).toContainText('又读了一遍')
    await page.keyboard.press('Enter')
    // Another message may still be there for some seconds.
    await expect(message.getByText('To place by hand')).toHaveCount(0)
    await expect(marksIn(page, 3)).toHaveText(['院子里的桂花'])
    await page.locator('[data-pane="notes"] [data-action="orphan.review"]').click()
    await expect(tray(page)).toContainText('Nothing waits for a place.')
    await close()
  })
  removeProfile(userData)
})

test('a book in the other script is offered as an edition, and its translations stay done', async () => {
  const userData = freshProfile()
  const [older, newer] = [join(userData, '小河.txt'), join(userData, '繁體.txt')]
  writeFileSync(older, first.join('\n\n'))
  writeFileSync(
    newer,
    [
      '第一章 山',
      '山下有一條清清的小河，老人坐在門前的石階上看水。',
      '遠處傳來了幾聲鐘響，孩子們跑過了田間的小路。',
      '他把那封信又讀了一遍，院子裏的桂花已經開了。',
      '雨從昨夜一直下到天明，沒有人知道他從哪裏來。',
      '城裏的人都在談論此事，先生放下茶杯笑了起來。',
    ].join('\n\n'),
  )
  const { app, page, close } = await launchPlain({ userData, args: [older] })
  const reader = new ReaderPage(page)
  await page.locator('[data-action="import.confirm"]').click()
  await reader.open('小河')
  await reader.select(
    { side: 'source', index: 3, offset: 2 },
    { side: 'source', index: 3, offset: 5 },
  )
  await page.keyboard.press('Alt+1')
  await reader.type(1, 'below the hill')
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Control+Shift+L')
  await importEdition(app, page, newer)
  await expect(page.getByRole('dialog')).toContainText('Marks: 1 on the same words')
  await page.getByRole('dialog').locator('[data-action="book.open"]').click()
  await expect(marksIn(page, 3)).toHaveText(['那封信'])
  await expect.poll(() => reader.state(1)).toBe('done')
  await close()
  removeProfile(userData)
})
