/**
 * A new edition of a book. The reader's work moves to it, and never to other words than its own.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { freshProfile, launchPlain, removeProfile } from '../../support/app.ts'
import { answerOpenDialog } from '../../support/files.ts'
import { editionFiles, importEdition } from '../../pages/new-edition.ts'
import { ReaderPage } from '../../pages/reader.ts'

const first = [
  '第一章 山',
  '山下有一条清清的小河，老人坐在门前的石阶上看水。',
  '远处传来了几声钟响，孩子们跑过了田间的小路。',
  '他把那封信又读了一遍，院子里的桂花已经开了。',
  '雨从昨夜一直下到天明，没有人知道他从哪里来。',
  '第二章 水',
  '她点上灯继续写那本书，船慢慢地离开了码头。',
  '城里的人都在谈论此事，先生放下茶杯笑了起来。',
]
const second = first
  .map(line => (line.startsWith('他把') ? line.replace('又读了一遍', '又细细读了一遍') : line))
  .flatMap(line =>
    line.startsWith('第二章') ? ['新添的一段话，先前的版本里没有。', line] : [line],
  )

test('a new edition takes over the work on an older one if the reader chooses so, and the older one keeps its work', async () => {
  const userData = freshProfile()
  const [older, newer] = editionFiles(userData, first, second)
  const { app, page, close } = await launchPlain({ userData, args: [older] })
  const reader = new ReaderPage(page)
  await page.locator('[data-action="import.confirm"]').click()
  await expect(page.locator('[data-book-id]')).toHaveCount(2)
  await reader.open('旧版')
  await reader.type(1, 'below the hill')
  await reader.type(3, 'he read it again')
  await reader.type(6, 'she lit the lamp')
  await page.keyboard.press('Control+Shift+L')

  const bringOver = async () => {
    const report = await importEdition(app, page, newer)
    await expect(report).toContainText('2 unchanged · 1 to review')
    await expect(report.locator('ins')).toHaveText('细细')
    return report
  }
  const report = await bringOver()
  await report.locator('[data-action="book.open"]').click()
  const translations = page.locator('[data-side="translation"][data-paragraph-id]')
  await expect(translations.nth(1)).toHaveText('below the hill')
  await expect(translations.nth(3)).toHaveText('he read it again')
  await expect(translations.nth(5)).toHaveText('')
  await expect(translations.nth(7)).toHaveText('she lit the lamp')

  await page.keyboard.press('Control+Shift+L')
  await expect(page.locator('[data-book-id]')).toHaveCount(3)
  await reader.open('旧版')
  await expect(translations.nth(6)).toHaveText('she lit the lamp')
  await close()
  removeProfile(userData)
})

test('joins, splits and kinds go along where the paragraphs are the same, and the report lists the others', async () => {
  const userData = freshProfile()
  const [older, newer] = editionFiles(userData, first, second)
  const { app, page, close } = await launchPlain({ userData, args: [older] })
  const reader = new ReaderPage(page)
  const texts = (side: string) => page.locator(`[data-side="${side}"][data-paragraph-id]`)
  await page.locator('[data-action="import.confirm"]').click()
  await reader.open('旧版')
  await expect(texts('source')).toHaveCount(first.length)
  await reader.type(6, 'She lit the lamp. The boat left.')
  await reader.caretAt('source', 6, (first[6] ?? '').indexOf('船'))
  await reader.press('Control+Shift+F9')
  await expect(texts('source')).toHaveCount(first.length + 1)
  await reader.caretAt('source', 3, 2)
  await reader.press('Control+F9')
  await expect(texts('source')).toHaveCount(first.length)
  await reader.caretAt('source', 1, 2)
  await reader.press('Control+F9')
  await expect(texts('source')).toHaveCount(first.length - 1)
  await reader.saved()
  await page.keyboard.press('Control+Shift+L')
  const report = await importEdition(app, page, newer)
  await expect(report).toContainText('2 made again · 1 not transferred')
  await expect(report).toContainText('Join, near paragraph 4')
  await report.locator('[data-action="book.open"]').click()
  await expect(texts('source')).toHaveCount(second.length)
  await expect(texts('source').nth(1)).toHaveText((first[1] ?? '') + (first[2] ?? ''))
  await expect(texts('source').nth(6)).toHaveText('她点上灯继续写那本书，')
  await expect(texts('translation').nth(6)).toHaveText('She lit the lamp.')
  await expect(texts('translation').nth(7)).toHaveText('The boat left.')
  await close()
  removeProfile(userData)
})

test('a transfer to a new edition is undone as one step', async () => {
  const userData = freshProfile()
  const [older, newer] = editionFiles(userData, first, second)
  const { page, app, close } = await launchPlain({ userData, args: [older] })
  const reader = new ReaderPage(page)
  await page.locator('[data-action="import.confirm"]').click()
  await reader.open('旧版')
  await reader.type(1, 'below the hill')
  await page.keyboard.press('Control+Shift+L')
  await importEdition(app, page, newer)
  await page.locator('[data-action="edition.undo"]').focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-pane="toasts"]')).toContainText(
    'Undone: Transfer to New Edition',
  )
  await expect(page.locator('[data-action="book.open"]').filter({ hasText: '新版' })).toBeFocused()
  await reader.open('新版')
  await expect(page.locator('[data-side="translation"][data-paragraph-id]').nth(1)).toHaveText('')
  await close()
  removeProfile(userData)
})

test('a text and its translation, chosen together, become one book', async () => {
  const userData = freshProfile()
  const [chinese, english] = [join(userData, '水.txt'), join(userData, 'water.txt')]
  writeFileSync(
    chinese,
    ['1949年，山下有一条小河。', '他有3本书。', '第二天是5月4日。'].join('\n\n'),
  )
  writeFileSync(
    english,
    [
      'In 1949 there was a little river below the hill.',
      'He had 3 books.',
      'The next day was the 4th of May, 5/4.',
    ].join('\n\n'),
  )
  const { app, page, close } = await launchPlain({ userData })
  await answerOpenDialog(app, english, chinese)
  await page.locator('[data-action="library.import"]').first().click()
  await expect(page.getByRole('dialog')).toContainText('are a text and its translation')
  await page.locator('[data-action="import.confirm"]').click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await new ReaderPage(page).open('水')
  const on = (side: string) => page.locator(`[data-side="${side}"][data-paragraph-id]`)
  await expect(on('source')).toHaveText([
    '1949年，山下有一条小河。',
    '他有3本书。',
    '第二天是5月4日。',
  ])
  await expect(on('translation').nth(1)).toHaveText('He had 3 books.')
  await close()
  removeProfile(userData)
})
