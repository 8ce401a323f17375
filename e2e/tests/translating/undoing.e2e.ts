/**
 * One undo for everything. Typed text disappears only when its typing is undone, and redo brings it
 * back.
 */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'

const opened = openedWhitePaper()

const notes = () => opened.page.locator('[data-pane="notes"]')
const words = (index: number) => paragraphs[index]?.text.slice(2, 8) ?? ''
const card = (index: number) =>
  notes()
    .locator('[data-annotation-id]')
    .filter({ hasText: words(index) })
const toasts = () => opened.page.locator('[data-pane="toasts"]')

/** The labels of undo and redo in the Edit menu; `null` if the item is disabled. */
const menu = () =>
  opened.app.evaluate(({ Menu }) =>
    ['edit.undo', 'edit.redo'].map(id => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(id)
      return item?.enabled ? item.label : null
    }),
  )

const select = (index: number) =>
  opened.reader.select({ side: 'source', index, offset: 2 }, { side: 'source', index, offset: 8 })

/** Writes a note on words of paragraph `index` and returns to the text. */
async function note(index: number, text: string) {
  await select(index)
  await opened.page.locator('[data-pane="mark-bar"] [data-action="note.create"]').click()
  await expect(card(index).locator('.note-editor')).toBeFocused()
  await opened.page.keyboard.type(text)
  await opened.reader.press('Control+Enter')
  await opened.reader.caretAt('source', index, 12)
}

test('undo after a note removes its text first and then its mark, and redo brings both back', async () => {
  const { reader } = opened
  await note(1, 'why these words?')
  await expect(card(1)).toContainText('why these words?')
  await expect.poll(menu).toEqual(['Undo Writing Note', null])

  await reader.press('Control+Z')
  await expect(card(1)).not.toContainText('why these words?')
  await expect(card(1)).toHaveCount(1)
  await expect(toasts()).toContainText('Undone: Writing Note')
  await expect.poll(menu).toEqual(['Undo Add Note', 'Redo Writing Note'])

  await reader.press('Control+Z')
  await expect(card(1)).toHaveCount(0)
  await reader.press('Control+Shift+Z', 'Control+Shift+Z')
  await expect(card(1)).toContainText('why these words?')
})

test('undo of a category that changed between two edits of a note keeps the note’s text', async () => {
  const { reader, page } = opened
  await note(2, 'first')
  await card(2).locator('[data-action="note.category"]').selectOption({ index: 2 })
  await card(2).locator('[data-action="note.edit"]').first().click()
  await page.keyboard.type(' and more')
  await reader.press('Control+Enter')
  await reader.caretAt('source', 2, 12)
  const shown = async () => [
    (await card(2).locator('[class*="note"]').first().textContent())?.trim(),
    await card(2).locator('[data-action="note.category"]').inputValue(),
  ]
  const before = await shown()
  await reader.press('Control+Z')
  await expect(card(2)).not.toContainText('and more')
  await expect(card(2)).toContainText('first')
  await reader.press('Control+Z')
  await expect(card(2)).toContainText('first')
  expect((await shown())[1]).not.toBe(before[1])
  await reader.press('Control+Shift+Z', 'Control+Shift+Z')
  await expect(card(2)).toContainText('first and more')
})

test('the message’s Undo and the undo key share one history without empty steps, and redo repeats it exactly', async () => {
  const { reader } = opened
  await note(3, 'keep me')
  await card(3).locator('[data-action="mark.delete"]').click()
  await expect(card(3)).toHaveCount(0)
  await expect.poll(menu).toEqual(['Undo Delete Note', null])
  await toasts().getByRole('button', { name: 'Undo' }).click()
  await expect(card(3)).toContainText('keep me')
  await reader.caretAt('source', 3, 12)
  await expect.poll(menu).toEqual(['Undo Writing Note', 'Redo Delete Note'])
  await reader.press('Control+Z')
  await expect(card(3)).not.toContainText('keep me')
  await reader.press('Control+Shift+Z', 'Control+Shift+Z')
  await expect(card(3)).toHaveCount(0)
  await reader.press('Control+Z')
  await expect(card(3)).toContainText('keep me')
})

test('undo in a note’s field reverses its typing first, also composed words, and the field shows undo from elsewhere', async () => {
  const { reader, page } = opened
  await note(4, 'typed')
  await card(4).locator('[data-action="note.edit"]').first().click()
  const field = card(4).locator('.note-editor')
  await expect(field).toBeFocused()
  await reader.compose(['z', 'zh', '注'])
  await expect(field).toHaveText('typed注')
  await reader.press('Control+Z')
  await expect(field).toHaveText('typed')
  await expect(field).toBeFocused()
  await page.keyboard.type('!')
  await reader.caretAt('source', 4, 12)
  await reader.press('Control+Z')
  await expect(field).toHaveText('typed')
  await reader.press('Control+Shift+Z')
  await expect(field).toHaveText('typed!')
})

test('undo in a note’s field reverses the last change first, even one made outside it, and redo brings back all steps', async () => {
  const { reader, page } = opened
  await note(8, 'aaa')
  await note(9, 'bbb')
  await card(9).locator('[data-action="note.edit"]').first().click()
  const field = card(9).locator('.note-editor')
  await expect(field).toBeFocused()
  await page.keyboard.type('ccc')
  const category = card(9).locator('[data-action="note.category"]')
  const before = await category.inputValue()
  await category.selectOption({ index: before === 'term' ? 1 : 0 })
  await field.click()
  await reader.press('Control+Z')
  await expect(field).toHaveText('bbbccc')
  await expect(category).toHaveValue(before)
  await reader.press('Control+Z')
  await expect(field).toHaveText('bbb')
  await reader.press('Control+Z', 'Control+Z')
  await expect(card(9)).toHaveCount(0)
  await reader.press('Control+Z')
  await expect(card(8)).not.toContainText('aaa')
  await reader.press(...Array<string>(4).fill('Control+Shift+Z'))
  await expect(card(8)).toContainText('aaa')
  await expect(card(9)).toContainText('bbbccc')
})

test('undo in the empty field of a new note removes the mark and returns the focus to the text', async () => {
  const { reader, page } = opened
  await reader.caretIn('translation', 7)
  await page.keyboard.type('here ')
  await select(7)
  await page.locator('[data-pane="mark-bar"] [data-action="note.create"]').click()
  await expect(card(7).locator('.note-editor')).toBeFocused()
  await reader.press('Control+Z')
  await expect(card(7)).toHaveCount(0)
  await expect.poll(async () => (await reader.caret())?.index).toBe(7)
  await reader.press('Control+Shift+Z')
  await expect(card(7)).toHaveCount(1)
  expect(await reader.translation(7)).toBe('here ')
})

test('undo reverses tags, category names and typing in the order of the changes', async () => {
  const { reader, page } = opened
  await note(5, 'n')
  await card(5).locator('[data-action="note.tag"]').click()
  await page.keyboard.type('术语')
  await reader.press('Enter', 'Escape')
  await expect(card(5)).toContainText('术语')
  await notes().locator('[data-action="category.edit"]').click()
  const name = page.getByRole('dialog').getByRole('textbox').first()
  await name.fill('Concept')
  await reader.press('Escape')
  await reader.type(5, 'last')
  await expect.poll(menu).toEqual(['Undo Typing', null])
  await reader.press('Control+Z')
  await expect.poll(menu).toEqual(['Undo Edit Category', 'Redo Typing'])
  await reader.press('Control+Z')
  await expect(
    notes().locator('[data-action="note.filter"]').locator('option', { hasText: 'Concept' }),
  ).toHaveCount(0)
  await reader.press('Control+Z')
  await expect(card(5)).not.toContainText('术语')
  await reader.press('Control+Shift+Z', 'Control+Shift+Z', 'Control+Shift+Z')
  await expect(card(5)).toContainText('术语')
  expect(await reader.translation(5)).toBe('last')
})

test('a note deleted before the book was closed comes back by undo after it is opened again', async () => {
  const { reader, page } = opened
  await note(6, 'still here')
  await card(6).locator('[data-action="mark.delete"]').click()
  await expect(card(6)).toHaveCount(0)
  await reader.press('Control+Shift+L')
  await expect(page.locator('[data-pane="library"]')).toBeVisible()
  await expect.poll(async () => (await menu())[0]).not.toBe('Undo Delete Note')
  await reader.open()
  await expect.poll(async () => (await menu())[0]).toBe('Undo Delete Note')
  await reader.caretAt('source', 6, 12)
  await reader.press('Control+Z')
  await expect(card(6)).toContainText('still here')
})
