/** Notes that belong to no passage: thoughts, references and things to do. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { found } from '../../support/axe.ts'
import { answerOpenDialog, answerSaveDialog } from '../../support/files.ts'
import { chooseInMenu, menuOf } from '../../support/menus.ts'
import { openedWhitePaper } from '../../support/opened.ts'

const opened = openedWhitePaper()
const dialog = () => opened.page.getByRole('dialog')
const field = () => dialog().locator('.note-editor')
const notebook = () => opened.page.locator('[data-pane="notebook"]')
const rows = () => notebook().locator('[data-annotation-id]')
const outline = () => opened.page.locator('[data-pane="outline"]')

async function leave() {
  await opened.page.keyboard.press('Escape')
  await expect(dialog()).toBeHidden()
}

test('one key makes a note where no book is open, and an input method writes it', async () => {
  const { reader, page } = opened
  await reader.press('Control+Shift+L')
  await expect(page.locator('[data-pane="library"]')).toBeVisible()
  await page.keyboard.press('Alt+Shift+F7')
  await expect(field()).toBeFocused()
  await reader.composing('lun')
  await page.keyboard.press('Enter')
  await expect(dialog()).toBeVisible()
  await reader.compose(['论文的第一个想法'])
  await expect(field()).toHaveText('论文的第一个想法')
  await page.keyboard.press('Control+B')
  await page.keyboard.type(' bold')
  await expect(field().locator('strong')).toHaveText('bold')
  await page.keyboard.press('Control+Shift+T')
  await expect(dialog().locator('[data-tag-field]')).toBeFocused()
  await page.keyboard.type('论文')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(dialog().locator('[data-tag]')).toHaveText('论文')
  await expect(field()).toBeFocused()
  expect(await found(page)).toEqual([])
  await leave()
})

test('a note in which nothing is written is not kept, and the menu makes one over an open book', async () => {
  const { app, reader, page } = opened
  await reader.open()
  await reader.caretIn('source', 2)
  await chooseInMenu(app, 'note.standalone')
  await expect(field()).toBeFocused()
  await leave()
  await chooseInMenu(app, 'note.standalone')
  await expect(field()).toBeFocused()
  await page.keyboard.type('to read: [[网络空间')
  await expect(page.locator('[data-pane="places"] [role="option"]').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(field().locator('a')).toHaveCount(1)
  await page.keyboard.type(' soon')
  await leave()
  await reader.press('Control+Z')
  await reader.press('Control+Shift+Z')
  await reader.press('Shift+F5')
  await notebook().locator('[data-action="notebook.allBooks"]').click()
  await expect(rows()).toHaveCount(2)
  await expect(rows().filter({ hasText: 'soon' })).toHaveCount(1)
})

test('Ctrl+Z in the field takes back the last typing, and not the whole writing', async () => {
  const { reader, page } = opened
  await reader.press('Alt+Shift+F7')
  await expect(field()).toBeFocused()
  await page.keyboard.type('later')
  await expect(field()).toHaveText('later')
  // The first save of the note may put the caret back at that moment.
  await expect(async () => {
    await page.keyboard.press('Home')
    expect(await page.evaluate(() => getSelection()?.anchorOffset)).toBe(0)
  }).toPass()
  await page.keyboard.type('sooner or ')
  await expect(field()).toHaveText('sooner or later')
  await page.keyboard.press('Control+Z')
  await expect(field()).toHaveText('later')
  await page.keyboard.press('Control+Shift+Z')
  await expect(field()).toHaveText('sooner or later')
  await page.keyboard.press('Control+Z')
  await page.keyboard.press('Control+Z')
  await expect(field()).toHaveText('')
  await leave()
})

test('the notebook filters, finds and opens such notes, also after a restart', async () => {
  await opened.reader.saved()
  await opened.again()
  await opened.reader.press('Shift+F5')
  await notebook().locator('[data-action="notebook.allBooks"]').click()
  await notebook().locator('summary', { hasText: 'With' }).press('Enter')
  await notebook().getByRole('checkbox', { name: 'No passage' }).press('Space')
  await opened.page.keyboard.press('Escape')
  await expect(rows()).toHaveCount(2)
  await notebook().getByRole('searchbox').first().fill('第一個想法')
  await expect(rows()).toHaveText([/论文的第一个想法 bold/])
  await rows().first().focus()
  await opened.page.keyboard.press('Enter')
  await expect(field()).toBeFocused()
  await expect(field()).toHaveText('论文的第一个想法 bold')
  await expect(dialog().locator('[data-tag]')).toHaveText('论文')
  await opened.page.keyboard.press('Escape')
  await expect(dialog()).toBeHidden()
  await expect(rows().first()).toBeFocused()
})

test('a note is sent to an outline, is exported, and is found in all books', async () => {
  const { app, reader, page } = opened
  await rows().first().focus()
  await page.keyboard.press('Enter')
  await expect(field()).toBeFocused()
  await page.keyboard.press('Control+Shift+F8')
  await expect(page.getByText('Sent to the outline')).toBeVisible()
  await leave()
  const folder = mkdtempSync(join(tmpdir(), 'duizhao-standalone-'))
  const path = join(folder, 'notes.md')
  await answerSaveDialog(app, path)
  await menuOf(
    app,
    () => notebook().locator('[data-action="notebook.export"]').first().click(),
    'Markdown',
  )
  await expect.poll(() => existsSync(path)).toBe(true)
  const markdown = readFileSync(path, 'utf8')
  expect(markdown).toContain('# Standalone Notes\n\n论文的第一个想法<strong> bold</strong>')
  expect(markdown).not.toMatch(/^> *$/m)
  rmSync(folder, { recursive: true })
  await reader.press('Control+Shift+F7')
  await expect(outline().getByRole('treeitem')).toHaveText([/论文的第一个想法 bold/])
  await page.keyboard.press('Escape')
  await expect(outline()).toBeHidden()
  await reader.press('Control+K')
  await expect(page.locator('[data-pane="library"]').getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('第一个想法')
  const hit = page.locator('[data-action="find.hit"]')
  await expect(hit).toHaveCount(1)
  await hit.click()
  await expect(field()).toHaveText('论文的第一个想法 bold')
})

test('a deleted note comes back by the message, and its link in another note leads to it', async () => {
  const { page } = opened
  await dialog().locator('[data-action="mark.delete"]').click()
  await expect(dialog()).toBeHidden()
  await expect(page.getByText(/^Deleted the note “论文/)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await opened.reader.press('Alt+Shift+F7')
  await expect(field()).toBeFocused()
  await page.keyboard.type('compare [[第一个')
  await expect(page.locator('[data-pane="places"] [role="option"]').first()).toContainText('论文')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Alt+Enter')
  await expect(field()).toHaveText('论文的第一个想法 bold')
  await expect(dialog().locator('[data-part="linked-from"]')).toContainText('compare')
})

test('the notebook exports such notes as Web Annotations, and an import brings a deleted one back', async () => {
  await leave()
  await opened.reader.saved()
  await opened.again()
  const { app, reader, page } = opened
  const openNotebook = async () => {
    await reader.press('Shift+F5')
    await expect(notebook()).toBeVisible()
    const whole = notebook().locator('[data-action="notebook.allBooks"]')
    if (await whole.isVisible()) await whole.click()
  }
  await openNotebook()
  await notebook().locator('[data-action="notebook.clear"]').click()
  const named = rows().filter({ hasText: '论文的第一个想法 bold' }).first()
  await expect(named).toBeVisible()
  const folder = mkdtempSync(join(tmpdir(), 'duizhao-standalone-'))
  const path = join(folder, 'notes.jsonld')
  await answerSaveDialog(app, path)
  await menuOf(
    app,
    () => notebook().locator('[data-action="notebook.export"]').first().click(),
    'Web Annotations (JSON-LD), for other programs',
  )
  const written = () => (existsSync(path) ? readFileSync(path, 'utf8').trimEnd() : '')
  await expect.poll(written).toMatch(/\}\}$/)
  expect(written().match(/"target":"urn:duizhao:library"/g)).toHaveLength(3)

  const count = await rows().count()
  await named.focus()
  await page.keyboard.press('Delete')
  await expect(rows()).toHaveCount(count - 1)
  await notebook().locator('[data-action="notebook.close"]').click()
  await expect(notebook()).toBeHidden()
  await answerOpenDialog(app, path)
  await chooseInMenu(app, 'note.bring')
  const bringing = page.getByRole('dialog', { name: 'Import Notes' })
  await expect(bringing.getByRole('listitem').filter({ hasText: 'standalone' })).toHaveText([
    '1 standalone note',
    '2 standalone notes are in the library already',
  ])
  await expect(bringing.locator('[data-action="note.bringAll"]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Imported 1 note.')).toBeVisible()
  await openNotebook()
  await expect(named).toBeVisible()
  await expect(rows()).toHaveCount(count)
  rmSync(folder, { recursive: true })
})
