/** Passages that refer to other places: made, followed, shown and exported. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'
import { chooseInMenu } from '../../support/menus.ts'

const opened = openedWhitePaper()
const notes = () => opened.page.locator('[data-pane="notes"]')
const field = () => notes().locator('.note-editor')
const choice = () => opened.page.locator('[data-action="link.set"][aria-selected="true"]')
const words = (index: number, from: number, to: number) =>
  paragraphs[index]?.text.slice(from, to) ?? ''
/** Selects four characters. The first fonts may move the text under the mouse. */
const select = (index: number) =>
  expect(async () => {
    const at = (offset: number) => ({ side: 'source' as const, index, offset })
    await opened.reader.select(at(2), at(6))
    const selected = await opened.page.evaluate(() => String(getSelection()))
    expect(selected).toBe(words(index, 2, 6))
  }).toPass()

test('a key makes the selected words a cross-reference, and its target is chosen from the list', async () => {
  const { reader, page } = opened
  await select(2)
  await reader.press('Control+Shift+F12')
  await expect(field()).toBeFocused()
  await expect(page.locator('[data-pane="places"]')).toBeVisible()
  await page.keyboard.type(words(12, 0, 10))
  await expect(choice()).toContainText(words(12, 0, 6))
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  const row = notes().locator('[data-annotation-id]')
  await expect(row).toContainText('→ Cross-reference')
  await expect(row.locator('a[href^="duizhao:"]')).toContainText(words(12, 0, 6))
  await expect(
    reader.paragraph('source', 2).locator('[data-sign="→"], .sign').first(),
  ).toBeVisible()
})

test('a cross-reference is followed by a click in the bar of its words and by a key, and its target lists it', async () => {
  const { reader, page } = opened
  await reader.paragraph('source', 2).locator('[data-mark-id]').first().click()
  await page.locator('[data-pane="mark-bar"] [data-action="link.follow"]').click()
  await expect.poll(async () => (await reader.caret())?.index).toBe(12)
  await expect(notes().locator('[data-part="links-here"]')).toContainText(words(2, 2, 6))
  await reader.caretAt('source', 2, 4)
  await reader.press('Alt+Enter')
  await expect.poll(async () => (await reader.caret())?.index).toBe(12)
})

test('an input method writes the words of the target, and Escape leaves no brackets in the note', async () => {
  const { reader, page } = opened
  await select(20)
  await chooseInMenu(opened.app, 'reference.make')
  await expect(field()).toBeFocused()
  const session = await page.context().newCDPSession(page)
  await session.send('Input.imeSetComposition', {
    text: 'jiji',
    selectionStart: 4,
    selectionEnd: 4,
  })
  await session.send('Input.insertText', { text: words(12, 0, 2) })
  await expect(choice()).toBeVisible()
  await expect(field()).toHaveText(`[[${words(12, 0, 2)}`)
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await expect(field()).toHaveText('[[')
  await page.keyboard.press('Escape')
  await expect(field()).toHaveText('')
  await page.keyboard.press('Escape')
  await expect(field()).toBeHidden()
  await reader.press('Control+Z')
  await expect(reader.paragraph('source', 20).locator('[data-mark-id]')).toHaveCount(0)
})

test('a cross-reference is there after a restart, with its place to go to', async () => {
  await opened.reader.saved()
  await opened.again()
  const { reader } = opened
  if (await notes().isHidden()) await reader.press('Control+Shift+N')
  await expect(notes().locator('[data-annotation-id]')).toContainText('→ Cross-reference')
  await notes().locator('a[href^="duizhao:"]').click()
  await expect.poll(async () => (await reader.caret())?.index).toBe(12)
})
