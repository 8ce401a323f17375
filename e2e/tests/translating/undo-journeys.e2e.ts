/**
 * Long ways through the one undo order: two books, a restore, a table from Word, and a restart
 * between them. Each ends with all words that were not taken back.
 */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'

const opened = openedWhitePaper()

test('undo in each of two books takes back what was done there, also after the other was open', async () => {
  const { page, reader } = opened
  const books = page.locator('[data-book-id]')
  await reader.type(0, 'White words')
  await reader.caretAt('source', 1, 0)
  await reader.press('Shift+ArrowRight', 'Shift+ArrowRight', 'Control+N')
  await expect(page.locator('.note-editor')).toBeFocused()
  await page.keyboard.type('a thought')
  await reader.press('Escape')
  await reader.saved()
  await reader.press('Control+Shift+L')
  await reader.action('library.paste').click()
  await expect(page.getByRole('dialog').locator('textarea')).toBeFocused()
  await reader.paste('第一章 另一篇\n\n这是另一篇的正文。')
  await reader.action('paste.confirm').click()
  await reader.action('import.confirm').click()
  await books.filter({ hasText: '另一篇' }).locator('[data-action="book.open"]').first().click()

  const other = page.locator('[data-side="translation"][data-paragraph-id]').last()
  await expect(other).toBeVisible()
  await other.click()
  await page.keyboard.type('Other words')
  // On a busy machine the words are several steps.
  await expect(async () => {
    await reader.press('Control+Z')
    await expect(other).toHaveText('', { timeout: 500 })
  }).toPass()
  // Nothing of the first book is taken back here, however often the reader asks.
  await reader.press('Control+Z', 'Control+Z')
  await expect(async () => {
    await reader.press('Control+Shift+Z')
    await expect(other).toHaveText('Other words', { timeout: 500 })
  }).toPass()
  await reader.saved()

  await reader.press('Control+Shift+L')
  await reader.open('携手')
  await expect.poll(() => reader.translation(0)).toBe('White words')
  await reader.caretAt('source', 2, 0)
  await reader.press('Control+Z')
  await expect(page.locator('[data-annotation-id]', { hasText: 'a thought' })).toHaveCount(0)
  await reader.press('Control+Shift+Z')
  await expect(page.locator('[data-annotation-id]', { hasText: 'a thought' })).toHaveCount(1)
  await reader.saved()
})

test('a table from Word keeps every cell, and undo and redo take it as one step', async () => {
  const { reader } = opened
  const cell = (words: string) => `<td><p class=MsoNormal><b>${words}</b><o:p></o:p></p></td>`
  const row = (...cells: readonly string[]) => `<tr>${cells.map(cell).join('')}</tr>`
  const table = `<table class=MsoTableGrid>${row('north', 'south')}${row('east', 'west')}</table>`
  await reader.type(4, 'Before. ')
  await reader.paste('north\tsouth\r\neast\twest\r\n', `<html><body>${table}</body></html>`)
  const around = async () => (await reader.translations(4, 4)).join('\n')
  for (const word of ['Before.', 'north', 'south', 'east', 'west'])
    await expect.poll(around).toContain(word)
  const pasted = await around()
  await reader.press('Control+Z')
  await expect.poll(around).toBe('Before. \n\n\n')
  await reader.press('Control+Shift+Z')
  await expect.poll(around).toBe(pasted)
  await reader.saved()
})

test('a restore that is undone, redone and followed by a restart keeps what it replaced', async () => {
  const { page, reader } = opened
  await reader.type(8, 'First')
  await reader.saved()
  await reader.press('Control+Shift+B')
  await reader.action('backup.now').click()
  await expect(page.locator('[data-backup][data-kind="manual"]')).toHaveCount(1)
  await reader.press('Escape')
  await reader.type(8, ', and much more')
  await reader.saved()
  await reader.press('Control+Shift+B')
  await page.locator('[data-kind="manual"] [data-action="backup.look"]').click()
  await reader.action('restore.confirm').click()
  await expect(reader.action('backup.now')).toBeVisible()
  await reader.press('Escape')
  await expect.poll(() => reader.translation(8)).toBe('First')

  await reader.caretIn('translation', 8)
  await reader.press('Control+Z')
  await expect.poll(() => reader.translation(8)).toBe('First, and much more')
  await reader.caretIn('translation', 8)
  await reader.press('Control+Shift+Z')
  await expect.poll(() => reader.translation(8)).toBe('First')
  await reader.saved()
  await opened.again()

  const after = opened.reader
  await after.caretIn('translation', 8)
  expect(await after.translation(8)).toBe('First')
  await after.press('Control+Shift+H')
  await expect(opened.page.getByRole('dialog')).toContainText('and much more')
  await after.action('history.restore').first().click()
  await expect.poll(() => after.translation(8)).toBe('First, and much more')
})
