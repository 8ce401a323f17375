/** Keys that every program has: Save, Paste without formats, and formats at the caret. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'
import { chooseInMenu } from '../../support/menus.ts'

const opened = openedWhitePaper()
const notes = () => opened.page.locator('[data-pane="notes"]')
const noteField = () => notes().locator('.note-editor')
const choose = (name: string) => chooseInMenu(opened.app, name)

test('Ctrl+S saves at once, and the status line confirms it', async () => {
  const { page, reader } = opened
  await reader.type(1, 'kept now')
  await reader.press('Control+S')
  const status = page.locator('[data-save-state]')
  await expect(status).toHaveText(/^Everything is saved/)
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(status).toHaveText(/^Saved/)
})

test('Ctrl+Shift+V pastes without formats in every text field', async () => {
  const { page, reader } = opened
  const copied = '<b>bold</b> <i>slanted</i>'
  await reader.caretIn('translation', 3)
  await reader.copied('bold slanted', copied)
  await reader.press('Control+Shift+V')
  expect(await reader.translation(3)).toBe('bold slanted')
  await expect(page.getByRole('dialog')).toBeHidden()

  await reader.press('Shift+Home', 'Control+N')
  await expect(noteField()).toBeFocused()
  await reader.press('Control+Shift+V')
  await expect(noteField()).toHaveText('bold slanted')
  await expect(noteField().locator('strong')).toHaveCount(0)
  await reader.press('Escape', 'Control+F', 'Control+A', 'Control+Shift+V')
  await expect(page.getByRole('searchbox', { name: 'Search for' })).toHaveValue('bold slanted')
  await reader.press('Escape')
})

for (const [how, bold] of [
  ['its key', () => opened.reader.press('Control+B')],
  ['the menu', () => choose('format.strong')],
] as const)
  test(`bold by ${how} formats the note that is being written, not the translation`, async () => {
    const { page, reader } = opened
    const index = how === 'the menu' ? 5 : 6
    await reader.type(index, 'plain words')
    await reader.press('Shift+Home', 'Control+N')
    await expect(noteField()).toBeFocused()
    await page.keyboard.type('a note')
    await reader.press('Control+A')
    await bold()
    await expect(noteField().locator('strong')).toHaveText('a note')
    expect(await reader.translation(index)).toBe('plain words')
    await reader.press('Escape')
  })
