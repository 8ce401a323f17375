/**
 * Shortcuts that the reader has changed. They apply at once, also in the menu, and after a restart.
 */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'

const opened = openedWhitePaper()
const accelerator = (name: string) =>
  opened.app.evaluate(
    ({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.accelerator,
    name,
  )
const change = (name: string) =>
  opened.page.locator(`[data-shortcut="${name}"] [data-action="shortcut.change"]`)
const note = () => opened.page.locator('[data-pane="notes"] .note-editor')

test('a changed shortcut replaces the old one at once and after a restart', async () => {
  const { reader } = opened
  await reader.press('F1')
  await change('note.create').click()
  await reader.press('Control+F4')
  await expect(change('note.create')).toHaveText('Ctrl+F4')
  // The program's shortcuts do nothing while the dialog waits for a new one.
  await change('go.to').click()
  await reader.press('Control+Q')
  await expect(opened.page.getByText('Ctrl+Q has a fixed meaning')).toBeVisible()
  await reader.press('Escape', 'Escape')
  await expect(opened.page.getByRole('dialog')).toBeHidden()
  await expect.poll(() => accelerator('note.create')).toBe('CommandOrControl+F4')

  for (const start of [async () => {}, opened.again]) {
    await start()
    await expect.poll(() => accelerator('note.create')).toBe('CommandOrControl+F4')
    await opened.reader.caretIn('source', 3)
    await opened.reader.press('Control+N')
    await expect(note()).toBeHidden()
    await opened.reader.press('Control+F4')
    await expect(note()).toBeFocused()
    await opened.reader.press('Escape')
  }
})

test('the menu and the shortcuts dialog call a category by its name', async () => {
  const { app, page, reader } = opened
  await reader.press('F1')
  await expect(page.locator('[data-shortcut="mark.category1"] dt')).toHaveText('Mark as “Term”')
  await reader.press('Escape')
  const label = () =>
    app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('mark.category1')?.label)
  await expect.poll(label).toBe('Mark as “Term”')
})
