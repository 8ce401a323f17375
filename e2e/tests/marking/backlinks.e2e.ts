/** What links to a place is shown there, and a link shows its place before it is followed. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'

const opened = openedWhitePaper()
const notes = () => opened.page.locator('[data-pane="notes"]')
const field = () => notes().locator('.note-editor')
const here = () => notes().locator('[data-part="links-here"]')
const card = () => opened.page.locator('[data-pane="link-preview"]')
const words = (index: number, from: number, to: number) =>
  paragraphs[index]?.text.slice(from, to) ?? ''

/** Writes a note on the words, with a link to the paragraph or mark that has `to`. */
async function noteWithLink(index: number, to: string) {
  const { reader, page } = opened
  await reader.select({ side: 'source', index, offset: 2 }, { side: 'source', index, offset: 6 })
  await reader.press('Control+N')
  await expect(field()).toBeFocused()
  await page.keyboard.type(`compare [[${to}`)
  await expect(page.locator('[data-action="link.set"][aria-selected="true"]')).toContainText(
    to.slice(0, 6),
  )
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(notes().locator('a[href^="duizhao:"]').first()).toBeVisible()
}

test('a paragraph, and a mark, show the notes that link to them, which lead there by mouse and by key', async () => {
  const { reader, page } = opened
  await noteWithLink(2, words(12, 0, 10))
  await reader.caretIn('source', 12)
  await expect(here()).toContainText('This paragraph is linked from 1 note')
  await expect(here().locator('[data-link]')).toContainText(words(2, 2, 6))
  await here().locator('[data-link]').click()
  await expect.poll(async () => (await reader.caret())?.index).toBe(2)
  await expect(here()).toBeHidden()

  // A mark: the list is at its row in the notes.
  await noteWithLink(20, words(2, 2, 6))
  const row = notes()
    .locator('[data-annotation-id]')
    .filter({ hasText: words(2, 2, 6) })
    .first()
  await expect(row.locator('[data-part="linked-from"]')).toContainText('Linked from 1 note')
  await row.locator('[data-link]').focus()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await reader.caret())?.index).toBe(20)
})

test('a link is previewed by the pointer and by key, with its passage and its place', async () => {
  const { reader, page } = opened
  const link = notes().getByRole('link').first()
  await link.hover()
  await expect(card()).toContainText('paragraph 13')
  await expect(card()).toContainText(words(12, 0, 12))
  await page.mouse.move(5, 5)
  await expect(card()).toBeHidden()

  // At a mark in the text, whose note has the link.
  await reader.caretAt('source', 2, 4)
  await reader.press('Alt+F12')
  await expect(card()).toContainText(words(12, 0, 12))
  await expect(page.locator('[data-said]')).toContainText('paragraph 13')
  await reader.press('Escape')
  await expect(card()).toBeHidden()
  await reader.press('Alt+Enter')
  await expect.poll(async () => (await reader.caret())?.index).toBe(12)

  // In the note while it is written.
  await notes().locator('[data-action="note.show"]').first().press('F2')
  await expect(field()).toBeFocused()
  await page.keyboard.press('Home')
  for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Alt+F12')
  await expect(card()).toContainText(words(12, 0, 12))
  await page.keyboard.press('Escape')
  await expect(card()).toBeHidden()
})

test('a place without links says so, and the lists are there after a restart', async () => {
  const { reader, page } = opened
  await reader.caretIn('source', 30)
  await reader.press('Control+F12')
  await expect(page.getByText('No note links to this paragraph or its marks.')).toBeVisible()
  await reader.saved()
  await opened.again()
  await opened.reader.caretIn('source', 12)
  if (await notes().isHidden()) await opened.reader.press('Control+Shift+N')
  await expect(here()).toContainText('This paragraph is linked from 1 note')
})
