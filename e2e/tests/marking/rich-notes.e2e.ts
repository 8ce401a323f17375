/** Notes with forms: typed, ticked, linked, undone, exported, and there after a restart. */
import { expect, test } from '@playwright/test'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportTo } from '../../support/exporting.ts'
import { openedWhitePaper } from '../../support/opened.ts'

const opened = openedWhitePaper()

const notes = () => opened.page.locator('[data-pane="notes"]')
const field = () => notes().locator('.note-editor')

test('a note gets forms as they are typed, is ticked by mouse and key, and keeps them after a restart', async () => {
  const { reader, page } = opened
  await reader.caretIn('source', 3)
  await reader.press('Control+N')
  await expect(field()).toBeFocused()
  await page.keyboard.type('# Sources\n- one\n')
  await page.keyboard.press('Tab')
  await page.keyboard.type('two\n')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  // An input method writes into an item as into any paragraph, and its Enter makes none.
  await reader.composing('ren')
  await page.keyboard.press('Enter')
  await reader.compose(['人'])
  await page.keyboard.press('Enter')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Control+Shift+9')
  await page.keyboard.type('check it')
  await page.keyboard.press('Alt+Shift+Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('and this')
  await page.keyboard.press('Control+Enter')
  const boxes = notes().getByRole('checkbox')
  await expect(boxes).toHaveCount(2)
  await expect(boxes.first()).toBeChecked()
  await expect(notes().getByRole('heading', { name: 'Sources' })).toBeVisible()
  await expect(notes().locator('ul ul > li')).toHaveText('two')

  await boxes.last().click()
  await expect(boxes.last()).toBeChecked()
  await page.keyboard.press('Control+Z')
  await expect(boxes.last()).not.toBeChecked()
  await boxes.last().press(' ')
  await expect(boxes.last()).toBeChecked()
  await reader.saved()

  await opened.again()
  if (await notes().isHidden()) await opened.reader.press('Control+Shift+N')
  await expect(notes().getByRole('checkbox', { checked: true })).toHaveCount(2)
  await expect(notes().getByRole('heading', { name: 'Sources' })).toBeVisible()
})

test('words of a note are linked from the toolbar by keyboard, and the exports have the note', async () => {
  const { reader, page } = opened
  await reader.caretIn('source', 5)
  await reader.press('Control+N')
  await expect(field()).toBeFocused()
  await page.keyboard.type('see this')
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await page.keyboard.press('Shift+Tab')
  await expect(notes().getByRole('combobox', { name: 'Form of the paragraph' })).toBeFocused()
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(notes().getByLabel('Address of the link')).toBeFocused()
  await page.keyboard.type('example.org/a\n')
  await expect(field()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(notes().getByRole('link', { name: 'this' })).toHaveAttribute(
    'href',
    'https://example.org/a',
  )
  await reader.saved()
  const folder = mkdtempSync(join(tmpdir(), 'rich-notes-'))
  for (const [format, name, written] of [
    ['markdown', 'book.md', 'see [this](<https://example.org/a>)'],
    ['html', 'book.html', '<a href="https://example.org/a" rel="noreferrer">this</a>'],
  ] as const) {
    const path = join(folder, name)
    await exportTo(opened, format, path)
    await expect.poll(() => (existsSync(path) ? readFileSync(path, 'utf8') : '')).toContain(written)
  }
  rmSync(folder, { recursive: true })
})
