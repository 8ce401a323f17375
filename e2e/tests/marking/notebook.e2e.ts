/** The notebook: marks of all books are found, gone to and changed, and the way leads back. */
import { expect, test } from '@playwright/test'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { found, look } from '../../support/axe.ts'
import { answerSaveDialog } from '../../support/files.ts'
import { menuOf } from '../../support/menus.ts'
import { openedWhitePaper } from '../../support/opened.ts'

const opened = openedWhitePaper()
const notebook = () => opened.page.locator('[data-pane="notebook"]')
const rows = () => notebook().locator('[data-annotation-id]')
const row = (words: string) => rows().filter({ hasText: words })
const box = () => notebook().getByRole('searchbox').first()
const count = () => notebook().locator('[role="status"]')
const selected = () => notebook().locator('[role="treeitem"][aria-selected="true"]')

/** Selects the first characters of a paragraph and presses keys. */
async function mark(index: number, length: number, ...keys: readonly string[]) {
  const { reader } = opened
  const from = { side: 'source', index, offset: 0 } as const
  await reader.select(from, { ...from, offset: length })
  await reader.press(...keys)
}
const open = () => menuOf(opened.app, () => opened.reader.action('view.more').click(), 'Notebook')

test('marks are found by words in either script, filtered, gone to, and the list is as it was', async () => {
  const { reader, page } = opened
  await mark(5, 6, 'Control+Shift+A')
  await page.keyboard.type('Which forum?')
  await page.keyboard.press('Escape')
  await mark(2, 16, 'Alt+1')
  await mark(3, 12, 'Alt+1')
  await mark(20, 8, 'Alt+2')
  await reader.saved()
  await open()
  await expect(box()).toBeFocused()
  await expect(count()).toHaveText('4 of 4 marks')
  await expect(reader.action('notebook.thisBook')).toHaveAttribute('aria-pressed', 'true')

  // Nothing is sought while an input method composes, and its Escape closes nothing.
  await reader.composing('shuzi')
  await page.keyboard.press('Escape')
  await expect(count()).toHaveText('4 of 4 marks')
  await reader.compose(['數字經濟'])
  await expect(count()).toHaveText('2 of 4 marks')
  await box().fill('forum')
  await expect(rows()).toHaveText([/Which forum\?/])
  await page.keyboard.press('Escape')
  await expect(count()).toHaveText('4 of 4 marks')
  await reader.action('notebook.questions').click()
  await expect(rows()).toHaveText([/Open question/])
  await reader.action('notebook.clear').click()

  await notebook().locator('summary', { hasText: 'Category' }).press('Enter')
  await notebook().getByRole('checkbox', { name: 'Doubt' }).press('Space')
  await page.keyboard.press('Escape')
  await expect(notebook().locator('summary', { hasText: 'Category' })).toBeFocused()
  await expect(count()).toHaveText('1 of 4 marks')
  await box().press('ArrowDown')
  await expect(row('中国坚定维护')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(() => reader.caret()).toMatchObject({ side: 'source', index: 20 })

  await page.keyboard.press('Alt+ArrowLeft')
  await expect(row('中国坚定维护')).toBeFocused()
  await expect(count()).toHaveText('1 of 4 marks')
  await page.keyboard.press('Escape')
  await expect.poll(() => reader.caret()).toMatchObject({ side: 'source', index: 20 })
  await expect(reader.action('library.show')).toBeVisible()
})

test('rows are selected by keys as in a list of files, deleted, and undone in the notebook', async () => {
  const { reader, page } = opened
  await open()
  await expect(count()).toHaveText('1 of 4 marks')
  await reader.action('notebook.clear').click()
  await expect(count()).toHaveText('4 of 4 marks')
  await box().press('ArrowDown')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await expect(rows().nth(1)).toBeFocused()
  await page.keyboard.press('Shift+ArrowDown')
  await expect(selected()).toHaveCount(3)
  await page.keyboard.press('Space')
  await expect(selected()).toHaveCount(2)
  // Delete in a row that is not selected would delete that row alone.
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Delete')
  await expect(count()).toHaveText('2 of 2 marks')
  await expect(notebook().locator('[role="treeitem"]:focus')).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(count()).toHaveText('4 of 4 marks')
  await page.keyboard.press('Control+Shift+z')
  await expect(count()).toHaveText('2 of 2 marks')
  await page.keyboard.press('Control+z')
  await expect(count()).toHaveText('4 of 4 marks')
  await reader.saved()
})

test('many marks get another category and a tag as one step each, and keep them after a restart', async () => {
  const { app, reader, page } = opened
  const acts = () => notebook().getByRole('region', { name: 'Selected marks' })
  await rows().first().click()
  await page.keyboard.press('Control+a')
  await expect(acts()).toContainText('4 selected')
  await menuOf(app, () => reader.action('notebook.category').click(), 'Idea')
  await expect(rows().filter({ hasText: 'Idea' })).toHaveCount(4)
  await page.keyboard.press('Control+z')
  await expect(rows().filter({ hasText: 'Idea' })).toHaveCount(0)
  await page.keyboard.press('Control+Shift+z')
  await expect(rows().filter({ hasText: 'Idea' })).toHaveCount(4)

  await reader.action('notebook.addTag').click()
  await expect(page.locator('[data-tag-field]')).toBeFocused()
  await reader.compose(['教育'])
  await page.keyboard.press('Enter')
  await expect(rows().filter({ hasText: '教育' })).toHaveCount(4)
  await page.keyboard.press('Enter')
  await expect(reader.action('notebook.addTag')).toBeFocused()
  await reader.saved()
  await opened.again()
  await open()
  await expect(rows().filter({ hasText: 'Idea' }).filter({ hasText: '教育' })).toHaveCount(4)
  await rows().first().click()
  const removing = () => opened.reader.action('notebook.removeTag').click()
  await menuOf(opened.app, removing, '教育')
  await expect(rows().filter({ hasText: '教育' })).toHaveCount(3)
})

test('the notebook has nothing that axe objects to, also in groups and at 400 %', async () => {
  const { page } = opened
  await notebook().getByLabel('Group by').selectOption('category')
  await expect(notebook().locator('[role="treeitem"][aria-expanded]')).toHaveCount(1)
  await notebook().locator('summary', { hasText: 'Kind' }).click()
  await look(page, 'the notebook in groups, with a filter open')
  await page.keyboard.press('Escape')
  const kinds = notebook().locator('summary', { hasText: 'Kind' })
  await kinds.click()
  const box = notebook().getByRole('group', { name: 'Kind' }).getByRole('checkbox').first()
  await box.check()
  await expect(kinds).toHaveAccessibleName('Kind 1 chosen')
  // The rule is an experiment of axe's, which only runs if it is asked for.
  expect(await found(page, ['label-content-name-mismatch'])).toEqual([])
  await box.uncheck()
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 320, height: 256 })
  await look(page, 'the notebook in a window of 320 pixels')
  const overflows = () =>
    page.evaluate(() => {
      const place = document.querySelector('[data-pane="notebook"]')
      return place ? place.scrollWidth - place.clientWidth : -1
    })
  expect(await overflows()).toBe(0)
})

test('filters are saved by a name, shown again, deleted and restored, and the last ones are there after a restart', async () => {
  const { reader, page } = opened
  if (await notebook().isHidden()) await open()
  const views = () => opened.reader.action('notebook.views')
  await reader.action('notebook.questions').click()
  await expect(count()).toHaveText(/^1 of /)
  await menuOf(opened.app, () => views().click(), 'Save These Filters…')
  const name = notebook().getByLabel('Name of the filters')
  await expect(name).toBeFocused()
  await reader.compose(['问题'])
  await page.keyboard.type(' open')
  await page.keyboard.press('Enter')
  await expect(views()).toHaveText('问题 open')
  await expect(views()).toBeFocused()
  await reader.action('notebook.questions').click()
  await expect(views()).toHaveText('Saved Filters')
  await menuOf(opened.app, () => views().click(), '问题 open')
  await expect(count()).toHaveText(/^1 of /)

  await reader.saved()
  await opened.again()
  await open()
  await expect(count()).toHaveText(/^1 of /)
  await expect(views()).toHaveText('问题 open')
  await menuOf(opened.app, () => views().click(), 'Delete > 问题 open')
  await expect(views()).toHaveText('Saved Filters')
  await opened.page.locator('[data-action="edit.undo"]').last().click()
  await expect(views()).toHaveText('问题 open')
  await opened.reader.action('notebook.clear').click()
})

test('what is shown, and what is selected, is exported as it is sorted and grouped', async () => {
  if (await notebook().isHidden()) await open()
  const folder = mkdtempSync(join(tmpdir(), 'duizhao-'))
  const read = (name: string) => {
    const path = join(folder, name)
    return existsSync(path) ? readFileSync(path, 'utf8') : ''
  }
  await expect(count()).toHaveText(/^4 of /)
  await answerSaveDialog(opened.app, join(folder, 'all.md'))
  const all = () => opened.reader.action('notebook.export').first()
  await menuOf(opened.app, () => all().click(), 'Markdown')
  await expect.poll(() => read('all.md')).toContain('Which forum')
  expect(read('all.md').match(/^> /gm)).toHaveLength(4)

  await rows().first().press(' ')
  await answerSaveDialog(opened.app, join(folder, 'one.html'))
  const chosen = () => opened.reader.action('notebook.export').last()
  await menuOf(opened.app, () => chosen().click(), 'HTML, for a browser or for printing')
  await expect.poll(() => read('one.html').match(/<article>/g)).toEqual(['<article>'])
  rmSync(folder, { recursive: true })
})
