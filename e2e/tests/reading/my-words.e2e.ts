/** The list of what the reader has said of words, and of the words that they looked up. */
import { expect, test } from '@playwright/test'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { found } from '../../support/axe.ts'
import { answerSaveDialog } from '../../support/files.ts'
import { openedWhitePaper } from '../../support/opened.ts'

const opened = openedWhitePaper()
const folder = mkdtempSync(join(tmpdir(), 'duizhao-words-'))
test.afterAll(() => rmSync(folder, { recursive: true }))

const card = () => opened.page.locator('[data-pane="dictionary"]')
const dialog = () => opened.page.getByRole('dialog', { name: 'My Words' })
const rows = () => dialog().locator('[data-own-word]')
const status = (at: number) => rows().nth(at).locator('[data-action="word.status"]')

const canGoBack = () =>
  opened.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('go.back')?.enabled)

async function lookUp(index: number, offset: number) {
  const { reader, page } = opened
  await reader.caretAt('source', index, offset)
  await reader.press('F5')
  await expect(card().locator('[data-action="word.status"]')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(card()).toBeHidden()
}

async function exported(format: string, name: string): Promise<string> {
  const { app, page } = opened
  const path = join(folder, name)
  await answerSaveDialog(app, path)
  await page.keyboard.press('Alt+Shift+F5')
  await dialog().locator('[data-action="word.export"]').waitFor()
  await dialog().getByRole('combobox', { name: 'Format' }).selectOption(format)
  await dialog().locator('[data-action="word.export"]').click()
  await expect(dialog()).toBeHidden()
  return readFileSync(path, 'utf8')
}

test('words that were looked up are listed with their sentence after a restart', async () => {
  await lookUp(1, 11)
  await lookUp(2, 8)
  await lookUp(2, 8)
  await opened.reader.saved()
  await opened.again()
  await opened.page.keyboard.press('Alt+Shift+F5')
  await expect(rows()).toHaveCount(2)
  await expect(rows().first()).toContainText('数字')
  await expect(rows().first()).toContainText('shù zì')
  await expect(rows().nth(1)).toContainText('框架')
  expect(await found(opened.page)).toEqual([])
})

test('the list is filtered with an input method, and the arrow keys go through it', async () => {
  const { reader, page } = opened
  const field = dialog().getByRole('searchbox')
  await field.focus()
  await reader.composing('kuangjia')
  await expect(rows()).toHaveCount(2)
  await page.keyboard.press('Enter')
  await expect(dialog()).toBeVisible()
  await field.fill('')
  await reader.compose(['kuangjia', '框架'])
  await expect(rows()).toHaveCount(1)
  await field.fill('shuzi')
  await expect(rows()).toContainText(['数字'])
  await field.fill('')
  await dialog().getByRole('combobox', { name: 'Sort by' }).selectOption('Pinyin')
  await expect(rows().first()).toContainText('框架')
  await field.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(rows().nth(1).locator('[data-action="word.go"]')).toBeFocused()
})

test('a status is changed in the list and undone', async () => {
  const { page } = opened
  await status(1).selectOption('Learning')
  await expect(dialog().getByRole('status')).toContainText('数字: Learning')
  await dialog().getByRole('combobox', { name: 'How well you know them' }).selectOption('learning')
  await expect(rows()).toHaveCount(1)
  await dialog().locator('[data-action="word.takeBack"]').click()
  await expect(rows()).toHaveCount(0)
  await expect(dialog().getByText('No word matches.')).toBeVisible()
  await dialog().getByRole('combobox', { name: 'How well you know them' }).selectOption('all')
  await expect(status(1)).toHaveValue('none')
  await status(1).selectOption('Learning')
  await page.keyboard.press('Escape')
  await expect(dialog()).toBeHidden()
})

test('Enter goes to the place of a word, and the way back leads to where the reader was', async () => {
  const { reader, page } = opened
  await reader.caretAt('source', 5, 1)
  await page.keyboard.press('Alt+Shift+F5')
  await dialog().getByRole('searchbox').press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(dialog()).toBeHidden()
  await expect.poll(() => reader.caret()).toMatchObject({ side: 'source', index: 2 })
  await expect.poll(canGoBack).toBe(true)
  await reader.press('Alt+ArrowLeft')
  await expect.poll(() => reader.caret()).toMatchObject({ side: 'source', index: 5 })
})

test('what is listed is exported as Anki cards with stable names and as a table', async () => {
  const { reader } = opened
  await reader.type(2, 'The digital economy')
  await reader.saved()
  const cards = await exported('anki', 'words.txt')
  expect(cards).toContain('#guid column:1')
  expect(cards).toMatch(/^duizhao-word-met-[0-9a-f]{16}\t数字\t"?shù zì<br>/m)
  expect(cards).toContain('<hr>The digital economy<hr>')
  expect(cards).toContain('duizhao learning')
  expect(await exported('anki', 'again.txt')).toBe(cards)
  const table = await exported('csv', 'words.csv')
  expect(table.split('\r\n')[0]).toContain('"expression","reading","meaning"')
  expect(table).toContain('"数字","shù zì"')
})

test('Delete removes a word, and one undo brings it back', async () => {
  const { page } = opened
  await page.keyboard.press('Alt+Shift+F5')
  await dialog().getByRole('searchbox').press('ArrowDown')
  await page.keyboard.press('Delete')
  await expect(rows()).toHaveCount(1)
  await expect(rows().first().locator('[data-action="word.go"]')).toBeFocused()
  await page.keyboard.press('Control+Z')
  await expect(rows()).toHaveCount(2)
  await rows().nth(1).locator('[data-action="word.remove"]').click()
  await expect(rows()).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(dialog()).toBeHidden()
  await opened.reader.press('Control+Z')
  await page.keyboard.press('Alt+Shift+F5')
  await expect(rows()).toHaveCount(2)
  await page.keyboard.press('Escape')
})

test('a term is among the words; removing it there removes the mark, and undo brings both back', async () => {
  const { reader, page } = opened
  await reader.caretAt('source', 3, 6)
  await reader.press('F5')
  await card().locator('[data-action="term.make"]').click()
  await expect(card()).toBeHidden()
  await expect(page.locator('[data-kind-word="term.rendering"]')).toHaveValue('digital')
  await page.keyboard.press('Alt+Shift+F5')
  // A word that is a term and was looked up has two lines.
  await expect(rows()).toHaveCount(3)
  await expect(dialog().getByRole('status')).toContainText('2 words')
  await dialog().getByRole('combobox', { name: 'Kind' }).selectOption('term')
  await expect(rows()).toHaveCount(1)
  await expect(rows()).toContainText('数字')
  await rows().first().locator('[data-action="word.remove"]').click()
  await expect(rows()).toHaveCount(0)
  await dialog().locator('[data-action="word.takeBack"]').click()
  await expect(rows()).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-kind-word="term.rendering"]')).toHaveValue('digital')
})
