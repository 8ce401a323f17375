/** The concordance: every place of a word with the reader's rendering beside it. */
import { expect, test, type Locator } from '@playwright/test'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { found } from '../../support/axe.ts'
import { answerSaveDialog } from '../../support/files.ts'
import { openedWhitePaper } from '../../support/opened.ts'

const opened = openedWhitePaper()
const folder = mkdtempSync(join(tmpdir(), 'duizhao-lines-'))
test.afterAll(() => rmSync(folder, { recursive: true }))

const key = 'Control+Shift+F3'
const dialog = () => opened.page.getByRole('dialog', { name: 'Concordance' })
const field = () => dialog().getByRole('searchbox')
const rows = () => dialog().locator('[data-line]')
const rowAt = (paragraph: number) => rows().filter({ hasText: `¶ ${paragraph + 1} ·` })
const said = () => dialog().getByRole('status').last()
const lit = (paragraph: number) => rowAt(paragraph).first().locator('mark[data-by]')

/** How far what precedes the words of each line ends before them, in CSS pixels. */
const gaps = () =>
  rows().evaluateAll(all =>
    all.flatMap(row => {
      const words = row.querySelector('mark')
      const before = words?.previousElementSibling?.querySelector('bdi')
      if (!words || !before?.textContent) return []
      return words.getBoundingClientRect().left - before.getBoundingClientRect().right
    }),
  )

test('a key lists every place of the word at the caret, with the translation beside it', async () => {
  const { reader, page } = opened
  await reader.type(2, 'The digital economy grows. It changes the world.')
  await reader.saved()
  await reader.caretAt('source', 2, 8)
  await page.keyboard.press(key)
  await expect(field()).toHaveValue('数字')
  await expect(said()).toContainText('78 lines')
  await expect(rowAt(2).first()).toContainText('The digital economy grows.')
  await expect(rowAt(0).first()).toContainText('Nothing on the other side')
  // Also where it is short.
  expect(Math.max(...(await gaps()))).toBeLessThan(2)
  expect(await found(page)).toEqual([])
})

test('whole words, another order and other words with an input method change the list', async () => {
  const { reader, page } = opened
  await dialog().getByRole('checkbox').check()
  await expect(said()).toContainText('71 lines')
  const first = await rows().first().textContent()
  await dialog().getByRole('combobox', { name: 'Sort by' }).selectOption('What follows')
  await expect(rows().first()).not.toHaveText(first ?? '')
  await field().fill('')
  await reader.composing('jingji')
  await page.keyboard.press('Enter')
  await expect(field()).toBeFocused()
  await field().fill('')
  await reader.compose(['jingji', '經濟'])
  await expect(rows().first().locator('mark').first()).toHaveText('经济')
  await field().fill('没有的词')
  await expect(dialog().getByText('does not occur as a word of its own')).toBeVisible()
  await dialog().getByRole('checkbox').uncheck()
  await dialog().getByRole('combobox', { name: 'Sort by' }).selectOption('Place in the text')
  await field().fill('数字')
  await expect(said()).toContainText('78 lines')
})

test('Enter goes to a place, the way back leads to the text, and the key to the same line', async () => {
  const { reader, page } = opened
  await field().press('ArrowDown')
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowDown')
  const line = await page.evaluate(() =>
    document.activeElement?.closest('[data-line]')?.getAttribute('data-line'),
  )
  const [, index = '', start = ''] = line?.split(' ') ?? []
  await page.keyboard.press('Enter')
  await expect(dialog()).toBeHidden()
  await expect
    .poll(() => reader.caret())
    .toMatchObject({ side: 'source', index: Number(index), offset: Number(start) })
  await page.keyboard.press(key)
  await expect(dialog().locator(`[data-line="${line}"] button`)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog()).toBeHidden()
  await reader.press('Alt+ArrowLeft')
  await expect.poll(() => reader.caret()).toMatchObject({ side: 'source', index: 2 })
})

test('a term lights its rendering, and a selected rendering lists the Chinese beside it', async () => {
  const { reader, page } = opened
  await reader.caretAt('source', 2, 8)
  await reader.press('F5')
  const card = page.locator('[data-pane="dictionary"]')
  await card.locator('[data-action="gloss.write"]').click()
  await card.getByRole('textbox', { name: 'Meaning' }).fill('digital; numeral')
  await page.keyboard.press('Enter')
  await expect(card.getByText('digital; numeral')).toBeVisible()
  await card.locator('[data-action="word.concordance"]').click()
  await expect(lit(2)).toHaveText('digital')
  await expect(rowAt(2).first()).toContainText('your rendering')
  await page.keyboard.press('Escape')
  await expect(dialog()).toBeHidden()
  await page.keyboard.press('Escape')
  await reader.select(
    { side: 'translation', index: 2, offset: 4 },
    { side: 'translation', index: 2, offset: 11 },
  )
  await page.keyboard.press(key)
  await expect(field()).toHaveValue('digital')
  await expect(dialog().getByRole('combobox', { name: 'Where the words are' })).toHaveValue(
    'translation',
  )
  await expect(rows()).toHaveCount(1)
  await expect(lit(2)).toHaveText('数字')
  await page.keyboard.press('Escape')
})

test('the lines are saved as a table, with each rendering and a link to its place', async () => {
  const { app, reader, page } = opened
  await reader.caretAt('source', 2, 8)
  const path = join(folder, 'lines.csv')
  await answerSaveDialog(app, path)
  await page.keyboard.press(key)
  await expect(said()).toContainText('78 lines')
  await dialog().locator('[data-action="concordance.export"]').click()
  await expect(dialog()).toBeHidden()
  const lines = readFileSync(path, 'utf8').trimEnd().split('\r\n')
  expect(lines).toHaveLength(79)
  expect(lines[0]).toContain('"before","words","after","rendering"')
  expect(lines.filter(line => line.includes('"digital","words"'))).not.toEqual([])
  expect(lines[1]).toMatch(/,"duizhao:[^"]*\/paragraph\/[^"]+"$/)
})

test('lines and the card have the script in which the page is drawn', async () => {
  const { reader, page } = opened
  const face = (row: Locator) => row.evaluate(it => getComputedStyle(it).fontFamily)
  const words = rowAt(2).first().locator('mark').first().locator('span')
  await reader.press('Control+,')
  await page.getByRole('dialog').getByLabel('Traditional', { exact: true }).check()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(reader.paragraph('source', 2)).toBeVisible()
  await reader.caretAt('source', 2, 8)
  await page.keyboard.press(key)
  await expect(words).toHaveText('数字')
  await expect.poll(() => face(words)).toContain('"Traditional Forms"')
  await page.keyboard.press('Escape')
  await expect(dialog()).toBeHidden()
  await reader.caretAt('source', 2, 8)
  await page.keyboard.press('F5')
  const head = page.locator('[data-pane="dictionary"] [data-entry="数字"] h3')
  await expect(head.locator('[lang]').first()).toHaveText('數字')
  await page.keyboard.press('Escape')
})
