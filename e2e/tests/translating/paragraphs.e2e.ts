/** Paragraphs are joined and split: what is shown, kept, undone and found again after a restart. */
import { expect, test } from '@playwright/test'
import { heard, listen } from '../../support/heard.ts'
import { chooseInMenu, menuOf } from '../../support/menus.ts'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'

const opened = openedWhitePaper()
const text = (index: number) => paragraphs[index]?.text ?? ''
const id = (index: number) => paragraphs[index]?.id ?? ''
const source = (name: string) => opened.reader.byId('source', name)
const translation = (name: string) => opened.reader.byId('translation', name)
const toasts = () => opened.page.locator('[data-pane="toasts"]')

const choose = (name: string) => chooseInMenu(opened.app, name)

test('two paragraphs are joined by key: translations, marks and notes stay at their words', async () => {
  const { reader, page } = opened
  await reader.type(1, 'First sentence.')
  await reader.type(2, 'Second sentence.')
  await reader.select(
    { side: 'source', index: 2, offset: 2 },
    { side: 'source', index: 2, offset: 8 },
  )
  await reader.press('Alt+2')
  await reader.caretIn('translation', 1)
  await listen(page)
  await reader.press('Control+F9')
  await expect(source(id(1))).toHaveText(text(1) + text(2))
  await expect(source(id(2))).toHaveCount(0)
  await expect(translation(id(1))).toHaveText('First sentence. Second sentence.')
  await expect(source(id(1)).locator('[data-mark-id]')).toHaveText(text(2).slice(2, 8))
  expect((await heard(page)).join()).toContain('Paragraph 2 joined with the next')
  await page.keyboard.type(' More.')
  await expect(translation(id(1))).toHaveText('First sentence. More. Second sentence.')
  await reader.saved()
  await opened.again()
  await opened.reader.near(1)
  await expect(translation(id(1))).toHaveText('First sentence. More. Second sentence.')
  await expect(source(id(1)).locator('[data-mark-id]')).toHaveText(text(2).slice(2, 8))
})

test('what was typed before a join is undone after the join, in order', async () => {
  const { reader, page } = opened
  await reader.caretIn('translation', 4)
  await page.keyboard.type('Before.')
  await reader.press('Control+F9')
  await expect(source(id(5))).toHaveCount(0)
  await page.keyboard.type(' After.')
  await expect(translation(id(4))).toHaveText('Before. After.')
  await reader.press('Control+Z')
  await expect(translation(id(4))).toHaveText('Before.')
  await reader.press('Control+Z')
  await expect(source(id(5))).toHaveText(text(5))
  await reader.press('Control+Z')
  await expect(translation(id(4))).toHaveText('')
  await reader.press('Control+Shift+Z', 'Control+Shift+Z', 'Control+Shift+Z')
  await expect(translation(id(4))).toHaveText('Before. After.')
  await reader.press('Control+Z', 'Control+Z', 'Control+Z')
})

test('a paragraph is split by the context menu, and its translation where the sentences match', async () => {
  const { app, reader, page } = opened
  const at = text(7).indexOf('。') + 1
  await reader.type(7, 'One sentence. And the rest.')
  await reader.caretAt('source', 7, at)
  await menuOf(app, () => reader.press('Shift+F10'), 'Split Paragraph Here')
  const second = `${id(7)}.at.${at}`
  await expect(source(id(7))).toHaveText(text(7).slice(0, at))
  await expect(source(second)).toHaveText(text(7).slice(at))
  await expect(translation(id(7))).toHaveText('One sentence.')
  await expect(translation(second)).toHaveText('And the rest.')
  await translation(second).click()
  await page.keyboard.press('End')
  await page.keyboard.type(' Typed.')
  await reader.saved()
  await opened.again()
  await opened.reader.near(7)
  await expect(translation(second)).toHaveText('And the rest. Typed.')
  // Joined again, both are one text.
  await translation(id(7)).click()
  await choose('paragraph.join')
  await expect(source(id(7))).toHaveText(text(7))
  await expect(translation(id(7))).toHaveText('One sentence. And the rest. Typed.')
})

test('an input method is not disturbed, and an edge says where to put the caret', async () => {
  const { reader } = opened
  await reader.caretIn('translation', 10)
  await reader.composing('ni')
  await choose('paragraph.join')
  await expect(translation(id(10))).toHaveText('ni')
  await expect(source(id(11))).toHaveText(text(11))
  await reader.compose(['你'])
  await expect(translation(id(10))).toHaveText('你')
  await reader.caretAt('source', 10, 0)
  await reader.press('Control+Shift+F9')
  await expect(toasts()).toContainText('Put the caret inside the paragraph')
})
