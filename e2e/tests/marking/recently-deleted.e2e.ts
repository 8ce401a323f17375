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

  await item('An early thought').getByRole('checkbox').press('Enter')
  await expect(dialog().getByRole('listitem')).toHaveCount(1)
  const other = item('A foolish one').getByRole('checkbox')
  await expect(other).toBeFocused()
  await other.press('Delete')
  const keep = dialog().getByRole('button', { name: 'Cancel' })
  await expect(keep).toBeFocused()
  await expect(dialog().getByRole('alert')).toContainText('nothing can undo this')
  await keep.press('Enter')
  await expect(other).toBeFocused()
  await other.press('Delete')
  await dialog().locator('[data-action="notebook.erase"]').press('Enter')
  await expect(dialog()).toContainText('No deleted notes.')
  await page.keyboard.press('Escape')
  await expect(rows()).toHaveText([/An early thought/])
  await reader.press('Control+Z')
  await expect(rows()).toHaveCount(0)
})

test('a deleted note of a removed book is restored, which says that its book is gone, and undo and redo work over the library', async () => {
  const { reader, page } = opened
  await page.keyboard.press('Escape')
  await expect(reader.paragraph('source', 8)).toBeVisible()
  await writeAndDelete(8, 'Left behind')
  await reader.press('Control+Shift+L')
  const book = page.locator('[data-book-id]').first()
  await book.locator('[data-action="book.open"]').focus()
  await page.keyboard.press('Delete')
  await expect(page.locator('[data-book-id]')).toHaveCount(0)
  await page.keyboard.press('Alt+Shift+F8')
  const row = item('Left behind').getByRole('checkbox')
  await row.press('Enter')
  await expect(
    page.getByText('Restored 1. You see it when the text of its book is in the library again.'),
  ).toBeVisible()
  await expect(item('Left behind')).toHaveCount(0)
  await page.keyboard.press('Control+Z')
  await expect(item('Left behind')).toBeVisible()
  await page.keyboard.press('Control+Shift+Z')
  await expect(item('Left behind')).toHaveCount(0)
  await page.keyboard.press('Control+Z')
  await expect(item('Left behind')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog()).toHaveCount(0)
  await reader.press('Control+Z')
  await expect(book).toBeVisible()
  await reader.open()
})

test('deleted notes are sought in either script, and several are restored over the book', async () => {
  const { reader, page } = opened
  await page.keyboard.press('Escape')
  await expect(reader.paragraph('source', 4)).toBeVisible()
  await writeAndDelete(4, '网络一')
  await writeAndDelete(5, '网络二')
  await writeAndDelete(6, 'Another')
  await reader.caretIn('source', 6)
  await expect.poll(() => reader.caret()).not.toBeNull()
  await page.keyboard.press('Alt+Shift+F8')
  const seek = dialog().getByRole('searchbox')
  await expect(seek).toBeFocused()
  await reader.compose(['w', 'wang', '網絡'])
  await expect(dialog().getByRole('status').first()).toContainText('2 of 5')
  await expect(dialog().getByRole('listitem')).toHaveText([/网络二/, /网络一/])
  await seek.press('ArrowDown')
  await expect(item('网络二').getByRole('checkbox')).toBeFocused()
  await page.keyboard.press('Control+A')
  await expect(dialog()).toContainText('2 selected')
  await dialog().getByRole('button', { name: 'Restore', exact: true }).last().click()
  await expect(dialog()).toContainText('No deleted note has “網絡”.')
  await expect(page.getByText('Restored 2.')).toBeVisible()
  await page.keyboard.press('Control+Z')
  await expect(dialog().getByRole('listitem')).toHaveCount(2)
  await page.keyboard.press('Control+Shift+Z')
  await expect(dialog().getByRole('listitem')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(notes().locator('[data-annotation-id]')).toHaveText([/网络一/, /网络二/])
})
