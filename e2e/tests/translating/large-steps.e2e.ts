/** The program makes a snapshot before a step that changes much at once, and shows its reason. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'

const opened = openedWhitePaper()
const words = Array.from({ length: 24 }, () => 'cat').join(' ')

test('a snapshot before a large replacement contains text that was typed a moment ago', async () => {
  const { page, reader } = opened
  await reader.type(0, words)
  await reader.press('Control+H')
  await page.getByRole('searchbox', { name: 'Search for' }).fill('cat')
  await page.getByLabel('Replace with').fill('dog')
  await page.getByRole('button', { name: 'Replace 24' }).click()
  await expect(page.getByText('24 replaced.')).toBeVisible()
  await expect.poll(() => reader.translation(0)).toBe(words.replaceAll('cat', 'dog'))
  await reader.press('Escape', 'Control+Shift+B')
  const before = page.locator('[data-backup]').filter({ hasText: 'before replacing' })
  await expect(before).toHaveCount(1)
  await before.locator('[data-action="backup.look"]').click()
  await reader.action('restore.book').click()
  await expect(page.locator('[data-difference]')).toHaveCount(1)
  await reader.action('restore.row').click()
  await expect(page.getByText('This book has no differences now.')).toBeVisible()
  await reader.action('restore.cancel').click()
  await reader.press('Escape')
  await expect.poll(() => reader.translation(0)).toBe(words)
})

test('a snapshot before a paste of a hundred paragraphs restores the words that the paste replaced', async () => {
  const { page, reader } = opened
  const pasted = Array.from({ length: 100 }, (_, n) => `Line ${n}.`)
  await reader.type(20, 'typed a moment ago')
  await reader.press('Shift+Home')
  await reader.paste(pasted.join('\n'))
  await expect.poll(() => reader.translations(20, 2)).toEqual(pasted.slice(0, 2))
  await reader.press('Control+Shift+B')
  const before = page.locator('[data-backup]').filter({ hasText: 'before pasting' })
  await expect(before).toHaveCount(1)
  await before.locator('[data-action="backup.look"]').click()
  await reader.action('restore.book').click()
  await expect(page.locator('[data-difference]')).toHaveCount(1)
  await reader.action('restore.row').click()
  await expect(page.getByText('This book has no differences now.')).toBeVisible()
  await reader.action('restore.cancel').click()
  await reader.press('Escape')
  await expect.poll(() => reader.translation(20)).toBe('typed a moment ago')
})
