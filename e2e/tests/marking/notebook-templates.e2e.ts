/** Notes are exported as the reader's own templates have them. */
import { expect, test } from '@playwright/test'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { removeProfile } from '../../support/app.ts'
import { look } from '../../support/axe.ts'
import { answerSaveDialog, freshFolder } from '../../support/files.ts'
import { menuOf } from '../../support/menus.ts'
import { openedWhitePaper } from '../../support/opened.ts'

const opened = openedWhitePaper()
const folder = freshFolder()
test.afterAll(() => removeProfile(folder))

const notebook = () => opened.page.locator('[data-pane="notebook"]')
const dialog = () => opened.page.getByRole('dialog')
const field = () => dialog().getByRole('textbox', { name: 'Template' })
const preview = () => dialog().getByRole('region', { name: 'Preview' })
const template = () =>
  dialog().getByLabel('Template', { exact: true }).and(dialog().locator('select'))
const openNotebook = () =>
  menuOf(opened.app, () => opened.reader.action('view.more').click(), 'Notebook')
const exportAll = (choice: string) =>
  menuOf(opened.app, () => opened.reader.action('notebook.export').first().click(), choice)

function read(name: string): string {
  const path = join(folder, name)
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

async function mark(index: number, length: number, ...keys: readonly string[]) {
  const { reader } = opened
  const from = { side: 'source', index, offset: 0 } as const
  await reader.select(from, { ...from, offset: length })
  await reader.press(...keys)
}

test('a table of the notes has a column for everything, and no cell is a formula', async () => {
  const { reader, page } = opened
  await mark(5, 6, 'Control+Shift+A')
  await page.keyboard.type('=1+1')
  await page.keyboard.press('Escape')
  await mark(20, 8, 'Alt+2')
  await reader.saved()
  await openNotebook()
  await answerSaveDialog(opened.app, join(folder, 'all.csv'))
  await exportAll('CSV, for a spreadsheet')
  await expect.poll(() => read('all.csv').split('\r\n')).toHaveLength(4)
  expect(read('all.csv')).toMatch(/^\ufeffbook,author,chapter,/)
  expect(read('all.csv')).toContain(`"'=1+1"`)
})

test('a template is written with an input method, seen beside it, and exported', async () => {
  const { reader, page } = opened
  await exportAll('Templates and Preview…')
  await expect(preview()).toContainText('# Notes on')
  await field().press('Control+a')
  await page.keyboard.type('{{#marks}}{{quote}}|{{/marks}} ')
  await reader.composing('biji')
  await expect(preview()).not.toContainText('biji')
  await reader.compose(['笔记'])
  await expect(preview()).toHaveText(/^[^|]+\|[^|]+\| 笔记$/)

  await page.keyboard.type('\n{{wrong}}')
  await expect(dialog().getByRole('status').first()).toHaveText('Line 2: There is no “wrong” here.')
  await expect(reader.action('export.start')).toHaveAttribute('aria-disabled', 'true')
  await look(page, 'the templates with a fault')
  for (let i = 0; i < 10; i++) await page.keyboard.press('Backspace')
  await answerSaveDialog(opened.app, join(folder, 'own.md'))
  await reader.action('export.start').click()
  await expect(dialog()).toBeHidden()
  expect(read('own.md')).toMatch(/^[^|]+\|[^|]+\| 笔记$/)
})

test('templates are named, kept after a restart, deleted, and come back by Undo', async () => {
  const { reader, page } = opened
  await exportAll('Templates and Preview…')
  await expect(field()).toHaveValue(/笔记$/)
  await reader.action('template.add').click()
  await reader.compose(['短'])
  await page.keyboard.press('Enter')
  await expect(template()).toHaveValue('短')
  await field().press('Control+a')
  await menuOf(
    opened.app,
    () => reader.action('template.insert').click(),
    '{{title}}  title of the file',
  )
  await expect(field()).toHaveValue('{{title}}')
  await page.keyboard.press('Escape')
  await expect(dialog()).toBeHidden()
  await reader.saved()

  await opened.again()
  await openNotebook()
  await exportAll('Templates and Preview…')
  await expect(template()).toHaveValue('短')
  await expect(field()).toHaveValue('{{title}}')
  await opened.reader.action('template.delete').click()
  await expect(template()).toHaveValue('')
  await expect(field()).toHaveValue(/笔记$/)
  await opened.reader.action('template.restore').click()
  await expect(field()).toHaveValue(/^# \{\{title\}\}/)
  await opened.reader.action('template.undo').click()
  await expect(field()).toHaveValue(/笔记$/)
  await opened.page.keyboard.press('Escape')
  await expect(notebook()).toBeVisible()
  await opened.page.keyboard.press('Control+z')
  await exportAll('Templates and Preview…')
  await template().selectOption('短')
  await expect(field()).toHaveValue('{{title}}')
})
