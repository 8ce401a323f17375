/** Tags on marks, added beside the text or on a note's card, suggested again, undone and saved. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'

const opened = openedWhitePaper()
const bar = () => opened.page.locator('[data-pane="tag-bar"]')
const notes = () => opened.page.locator('[data-pane="notes"]')
const tags = () => notes().locator('[data-tag]').allTextContents()

test('words are tagged by mouse and by key, and the tags survive a restart', async () => {
  const { reader, page } = opened
  await reader.select(
    { side: 'source', index: 2, offset: 2 },
    { side: 'source', index: 2, offset: 8 },
  )
  await page.locator('[data-pane="mark-bar"] [data-action="mark.tag"]').click()
  await expect(bar().getByRole('combobox')).toBeFocused()
  await page.keyboard.type('网络')
  await reader.press('Enter')
  await page.keyboard.type('law,sea')
  await reader.press('Enter', 'Enter')
  await expect(bar()).toBeHidden()
  await expect.poll(async () => (await reader.caret())?.side).toBe('source')

  await reader.press('Control+Shift+N')
  await expect.poll(tags).toEqual(['网络', 'law', 'sea'])
  await reader.caretAt('source', 2, 3)
  await reader.press('Control+Z')
  await expect.poll(tags).toEqual(['网络', 'law'])
  await reader.press('Control+Shift+Z')
  await expect.poll(tags).toEqual(['网络', 'law', 'sea'])
  await reader.saved()
  await opened.again()
  await expect.poll(tags).toEqual(['网络', 'law', 'sea'])
})

test('Enter confirms an input method’s composition first, and the committed text becomes a tag', async () => {
  const { reader, page } = opened
  await notes().locator('[data-action="note.tag"]').first().click()
  const field = notes().getByRole('combobox', { name: /./ }).and(page.locator('[data-tag-field]'))
  await expect(field).toBeFocused()
  await reader.composing("fa'lv")
  await reader.press('Enter')
  expect(await tags()).toEqual(['网络', 'law', 'sea'])
  await reader.compose(['法律'])
  await expect(field).toHaveValue('法律')
  await reader.press('Enter')
  await expect.poll(tags).toEqual(['网络', 'law', 'sea', '法律'])
})
