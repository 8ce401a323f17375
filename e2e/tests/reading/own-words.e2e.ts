/** What the reader says of words: glosses, the words of a text, readings, and known words. */
import { expect, test } from '@playwright/test'
import { found } from '../../support/axe.ts'
import { openedWhitePaper } from '../../support/opened.ts'

const opened = openedWhitePaper()

const card = () => opened.page.locator('[data-pane="dictionary"]')
const gloss = (expression: string) => card().locator(`[data-gloss="${expression}"]`)
const field = (name: string) => card().locator(`input[name="${name}"]`)
const lit = () =>
  opened.page.evaluate(() => [...(CSS.highlights.get('looked-up') ?? [])].map(String).join())

test('a gloss of the selected words is written with an input method, shown before the dictionary, found, changed, removed and undone', async () => {
  const { reader, page } = opened
  await reader.caretAt('source', 1, 10)
  await reader.press('Shift+ArrowRight', 'Shift+ArrowRight')
  await reader.press('Control+Shift+F5')
  await expect(field('meaning')).toBeFocused()
  await reader.composing('jiegou')
  await page.keyboard.press('Enter')
  await expect(field('meaning')).toBeVisible()
  await field('meaning').fill('')
  await reader.compose(['jiegou', '结构'])
  await page.keyboard.type('; scaffold')
  expect(await found(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(gloss('框架')).toContainText('结构; scaffold')
  await expect(gloss('框架')).toContainText('In this book')
  await page.keyboard.press('Escape')
  await expect(card()).toBeHidden()

  await reader.press('Control+F5')
  const search = page.locator('[data-pane="dictionary-search"]')
  await expect(search.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('scaffold')
  await expect(search.locator('[data-gloss="框架"]')).toBeVisible()
  await page.keyboard.press('Escape')

  await reader.caretAt('source', 1, 11)
  await reader.press('F5')
  await gloss('框架').locator('[data-action="gloss.edit"]').click()
  await field('meaning').fill('skeleton')
  await card().locator('[data-action="gloss.save"]').click()
  await expect(gloss('框架')).toContainText('skeleton')
  await gloss('框架').locator('[data-action="gloss.remove"]').click()
  await expect(gloss('框架')).toBeHidden()
  await page.keyboard.press('Escape')
  await reader.press('Control+Z', 'Control+Z')
  await reader.press('F5')
  await expect(gloss('框架')).toContainText('scaffold')
  await page.keyboard.press('Escape')
})

test('the word at the caret is joined with the next and split by a key, and undone', async () => {
  const { reader, page } = opened
  await reader.caretAt('source', 2, 8)
  await reader.press('F5')
  await expect.poll(lit).toBe('数字')
  await page.keyboard.press('Escape')
  await reader.press('Control+F2')
  await expect(page.getByText('The words are now 数字经济.')).toBeVisible()
  await reader.press('F5')
  await expect.poll(lit).toBe('数字经济')
  await expect(card()).toContainText('A name or a word that the dictionary lacks.')
  await page.keyboard.press('Control+Shift+F2')
  await expect.poll(lit).not.toBe('数字经济')
  await page.keyboard.press('Escape')
  await expect(card()).toBeHidden()
  await reader.press('Control+Z', 'Control+Z')
  await reader.press('F5')
  await expect.poll(lit).toBe('数字')
  await page.keyboard.press('Escape')
})

test('a reading is corrected in the card, and what is no reading is refused', async () => {
  const { reader, page } = opened
  await reader.caretAt('source', 1, 11)
  await reader.press('Control+F2')
  await reader.press('F5')
  const unlisted = card().locator('[data-entry="框架下"]')
  await expect(unlisted).toContainText('kuàng jià xià')
  await card().locator('[data-action="word.reading"]').click()
  await field('reading').fill('kuang1')
  await page.keyboard.press('Enter')
  await expect(card().getByRole('alert')).toContainText('one syllable of pinyin')
  await field('reading').fill('kuang1jia4xia5')
  await page.keyboard.press('Enter')
  await expect(unlisted).toContainText('kuāng jià xia')
  await page.keyboard.press('Escape')
  await reader.press('Control+Z', 'Control+Z')
})

test('a word is known until the reader says otherwise', async () => {
  const { reader, page } = opened
  await reader.caretAt('source', 1, 11)
  await reader.press('F5')
  const status = card().locator('[data-action="word.status"]')
  await status.selectOption('Known')
  await page.keyboard.press('Escape')
  await reader.press('F5')
  await expect(status).toHaveValue('known')
  await page.keyboard.press('Escape')
  await reader.press('Control+Z')
  await reader.press('F5')
  await expect(status).toHaveValue('none')
  await page.keyboard.press('Escape')
})
