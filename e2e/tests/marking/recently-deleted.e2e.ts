/** Deleted notes are found again in the notebook, restored, and deleted for good. */
import { expect, test } from '@playwright/test'
import { found } from '../../support/axe.ts'
import { menuOf } from '../../support/menus.ts'
import { openedWhitePaper } from '../../support/opened.ts'

const opened = openedWhitePaper()
const notebook = () => opened.page.locator('[data-pane="notebook"]')
const dialog = () => opened.page.getByRole('dialog')
const item = (words: string) => dialog().getByRole('listitem').filter({ hasText: words })
const notes = () => opened.page.locator('[data-pane="notes"]')
const rows = () => notebook().locator('[data-annotation-id]')

/** Writes a note on the first characters of a paragraph, and deletes it again. */
async function writeAndDelete(index: number, words: string) {
  const { reader, page } = opened
  const from = { side: 'source', index, offset: 0 } as const
  await reader.select(from, { ...from, offset: 4 })
  await reader.press('Control+N')
  await expect(page.locator('.note-editor')).toBeFocused()
  await page.keyboard.type(words)
  await page.keyboard.press('Escape')
  await reader.saved()
  const shown = notes().locator('[data-action="note.show"]')
  await shown.press('Delete')
  await expect(shown).toHaveCount(0)
  await reader.saved()
}

test('a note deleted before a restart is restored by keyboard, another is deleted for good', async () => {
  await writeAndDelete(2, 'An early thought')
  await writeAndDelete(3, 'A foolish one')
  await opened.again()
  const { reader, page } = opened
  await menuOf(opened.app, () => reader.action('view.more').click(), 'Notebook')
  await expect(notebook().getByText('No marks yet')).toBeVisible()
  await reader.action('notebook.deleted').press('Enter')
  await expect(dialog().getByRole('listitem')).toHaveCount(2)
  await expect(item('An early thought')).toContainText('¶ 3')
  expect(await found(page)).toEqual([])

  await item('An early thought').getByRole('button', { name: 'Restore' }).press('Enter')
  await expect(dialog().getByRole('listitem')).toHaveCount(1)
  const ask = item('A foolish one').getByRole('button', { name: 'Delete for Good…' })
  await expect(item('A foolish one').getByRole('button', { name: 'Restore' })).toBeFocused()
  await ask.press('Enter')
  await expect(item('A foolish one').getByRole('button', { name: 'Cancel' })).toBeFocused()
  await expect(item('A foolish one')).toContainText('nothing can undo this')
  await item('A foolish one').getByRole('button', { name: 'Delete for Good' }).press('Enter')
  await expect(dialog()).toContainText('You have deleted no notes, and no marks with words.')
  await page.keyboard.press('Escape')
  await expect(rows()).toHaveText([/An early thought/])
  await reader.press('Control+Z')
  await expect(rows()).toHaveCount(0)
})
