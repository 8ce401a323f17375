/** One note is about several passages, and is read at each of them. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'

const opened = openedWhitePaper()
const notes = () => opened.page.locator('[data-pane="notes"]')
const item = (words: string) =>
  notes()
    .locator('[data-annotation-id]')
    .filter({ has: opened.page.locator('[data-action="note.show"]', { hasText: words }) })
const words = (index: number, from: number, to: number) =>
  paragraphs[index]?.text.slice(from, to) ?? ''

test('a note gets further passages by bar and by key, follows its words, and survives their removal', async () => {
  const { reader, page } = opened
  const select = (index: number, from = 2, to = 6) =>
    reader.select({ side: 'source', index, offset: from }, { side: 'source', index, offset: to })
  await select(2)
  await reader.press('Control+N')
  await page.keyboard.type('One thought')
  await page.keyboard.press('Escape')

  // The note that was written last is chosen. By the bar:
  await select(12)
  await page.locator('[data-pane="mark-bar"] [data-action="note.addPassage"]').click()
  const passage = item(words(12, 2, 6))
  await expect(passage.locator('[data-part="passage-note"]')).toContainText('One thought')
  // By its key, and once only.
  await select(20)
  await reader.press('Control+F7')
  await expect(item(words(20, 2, 6))).toContainText('One thought')
  // From the other end: a second press at the same point would be a double click.
  await select(20, 6, 2)
  await reader.press('Control+F7')
  await expect(page.getByText('not about yet')).toBeVisible()
  const own = item(words(2, 2, 6))
  await expect(own.locator('[data-part="linked-from"]')).toContainText(
    'Also about these 2 passages',
  )

  // What is written in the note is read at its passages.
  await own.locator('[data-action="note.show"]').press('F2')
  await page.keyboard.press('End')
  await page.keyboard.type(' more')
  await page.keyboard.press('Escape')
  await expect(passage.locator('[data-part="passage-note"]')).toContainText('One thought more')
  await passage.locator('[data-part="passage-note"] [data-action="link.open"]').click()
  await expect.poll(async () => (await reader.caret())?.index).toBe(2)
  await own.locator('[data-part="linked-from"] [data-link]').first().click()
  await expect.poll(async () => (await reader.caret())?.index).toBe(12)

  await passage.locator('[data-action="mark.delete"]').click()
  await expect(passage).toHaveCount(0)
  await expect(own).toContainText('One thought more')
  await expect(own.locator('[data-part="linked-from"]')).toContainText('Also about this passage')
  await reader.press('Control+Z')
  await expect(passage).toContainText('One thought more')
})
