/** Notes are exported as the reader's own templates have them. */
import { expect, test } from '@playwright/test'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { removeProfile } from '../../support/app.ts'
import { look } from '../../support/axe.ts'
import { answerOpenDialog, answerSaveDialog, freshFolder, writeStory } from '../../support/files.ts'
import { menuOf } from '../../support/menus.ts'
import { ReaderPage } from '../../pages/reader.ts'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'

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

/** The files of a folder of notes by their names, without the program's own record. */
const vault = (name: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(join(folder, name))
      .filter(file => file.endsWith('.md'))
      .map(file => [file.slice(0, -3), read(join(name, file))]),
  )

/** Returns the links of a vault that lead to no file, or to no block of it. */
function broken(files: ReadonlyMap<string, string>): readonly string[] {
  return [...files.values()].flatMap(text =>
    [...text.matchAll(/\[\[([^\]|#]+)(?:#\^([A-Za-z0-9-]+))?\|[^\]]+\]\]/g)]
      .filter(([, name = '', block]) => {
        const to = files.get(name)
        return to === undefined || (block && !to.split('\n').includes(`^${block}`))
      })
      .map(([link]) => link),
  )
}

test('a folder for Obsidian has one file for each note, whose links resolve in it, and is written again', async () => {
  const { reader, page } = opened
  const notes = join(folder, 'vault')
  mkdirSync(notes)
  writeFileSync(join(notes, 'mine.md'), 'my own')
  await page.keyboard.press('Escape')
  await reader.action('notebook.close').click()
  await mark(7, 5, 'Control+Shift+A')
  await page.keyboard.type(`compare [[${paragraphs[5]?.text.slice(0, 6) ?? ''}`)
  await page.locator('[role="option"]').first().waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await reader.saved()
  await openNotebook()
  await answerOpenDialog(opened.app, notes)
  const exportFolder = async () => {
    await exportAll('Templates and Preview…')
    await dialog().getByLabel('Form').selectOption('noteFiles')
    await expect(preview()).toContainText('duizhao: "duizhao:book/')
    await reader.action('export.start').click()
  }
  await exportFolder()
  await expect(dialog()).toBeHidden()
  const files = vault('vault')
  expect(files.size).toBe(4)
  expect(files.get('mine')).toBe('my own')
  const all = [...files.values()].join('\n')
  expect(all.match(/\[\[/g)).toHaveLength(1)
  expect(broken(files)).toEqual([])

  // One file is the reader's now: it is asked about, and can be kept.
  const [name = ''] = [...files.keys()].filter(one => one !== 'mine')
  writeFileSync(join(notes, `${name}.md`), 'changed by me')
  await exportFolder()
  await expect(dialog().getByRole('status').last()).toContainText(
    '1 file of the folder was changed',
  )
  await reader.action('template.keep').click()
  await expect(dialog()).toBeHidden()
  expect(vault('vault').get(name)).toBe('changed by me')
  expect(vault('vault').size).toBe(4)
  await exportFolder()
  await reader.action('template.replace').click()
  await expect(dialog()).toBeHidden()
  expect(vault('vault')).toEqual(files)

  await exportFolder()
  await expect(dialog()).toBeHidden()
  expect(vault('vault')).toEqual(files)
})

test('a folder for Obsidian has a file a book, with a block for each passage', async () => {
  const { reader } = opened
  const notes = join(folder, 'books')
  mkdirSync(notes)
  await answerOpenDialog(opened.app, notes)
  await exportAll('Templates and Preview…')
  await dialog().getByLabel('Form').selectOption('bookFiles')
  await reader.action('export.start').click()
  await expect(dialog()).toBeHidden()
  const files = vault('books')
  expect([...files.keys()]).toEqual(['携手构建网络空间命运共同体（第二部分）'])
  expect([...files.values()].join('').match(/^\^[A-Za-z0-9-]+$/gm)).toHaveLength(3)
  expect(broken(files)).toEqual([])
})

test('files of notes deleted since go from the folder, and one changed by hand stays', async () => {
  const { reader, page } = opened
  const notes = join(folder, 'gone')
  mkdirSync(notes)
  writeFileSync(join(notes, 'mine.md'), 'my own')
  await answerOpenDialog(opened.app, notes)
  const exportFolder = async () => {
    await exportAll('Templates and Preview…')
    await dialog().getByLabel('Form').selectOption('noteFiles')
    await expect(preview()).toContainText('duizhao: "duizhao:book/')
    await reader.action('export.start').click()
    await expect(dialog()).toBeHidden()
  }
  await exportFolder()
  const rows = notebook().locator('[data-annotation-id]')
  await expect(rows).toHaveCount(3)
  const named = [...vault('gone').keys()].filter(name => name !== 'mine').toSorted()
  expect(named).toHaveLength(3)
  const [kept = '', changed = ''] = named
  for (const name of named.slice(1)) {
    // The name of a file begins with the number of its paragraph.
    const row = rows.filter({ hasText: `¶ ${name.match(/\d+/)?.[0] ?? ''}` })
    await row.focus()
    await expect(row).toBeFocused()
    await page.keyboard.press('Delete')
    await expect(row).toHaveCount(0)
  }
  await reader.saved()
  writeFileSync(join(notes, `${changed}.md`), 'changed by me')
  await exportFolder()
  const said = page.getByRole('log', { name: 'Messages' })
  await expect(said).toContainText('Removed 1 file whose notes are no longer in the library.')
  await expect(said).toContainText(`stays, because it was changed since: ${changed}.`)
  expect([...vault('gone').keys()].toSorted()).toEqual([kept, changed, 'mine'].toSorted())
  expect(vault('gone').get(changed)).toBe('changed by me')
})

test('the file of a book removed from the library stays or goes as the reader says', async () => {
  const { app, page, reader } = opened
  const notes = join(folder, 'removed')
  mkdirSync(notes)
  const exportBooks = async () => {
    await answerOpenDialog(app, notes)
    await exportAll('Templates and Preview…')
    await dialog().getByLabel('Form').selectOption('bookFiles')
    await reader.action('export.start').click()
  }
  const names = () => [...vault('removed').keys()].toSorted()
  const paper = '携手构建网络空间命运共同体（第二部分）'
  const showLibrary = async () => {
    await reader.action('notebook.close').click()
    await reader.action('library.show').click()
  }

  await showLibrary()
  await answerOpenDialog(app, writeStory(folder))
  await reader.action('library.import').first().click()
  await page.locator('[data-action="import.confirm"]').click()
  await expect(page.locator('[data-book-id]')).toHaveCount(2)
  const story = new ReaderPage(page)
  await story.open('故事')
  const from = { side: 'source', index: 1, offset: 0 } as const
  await story.select(from, { ...from, offset: 3 })
  await story.press('Alt+2')
  await story.saved()
  await openNotebook()
  await notebook().locator('[data-action="notebook.allBooks"]').click()
  await exportBooks()
  await expect(dialog()).toBeHidden()
  expect(names()).toEqual(['故事', paper].toSorted())

  await showLibrary()
  const shelved = page.locator('[data-book-id]').filter({ hasText: '故事' })
  await shelved.locator('[data-action="book.open"]').or(shelved).first().focus()
  await story.press('Delete')
  await expect(page.locator('[data-book-id]')).toHaveCount(1)
  await reader.open()
  await openNotebook()
  await exportBooks()
  const said = dialog().getByRole('status').last()
  await expect(said).toContainText('1 file of the folder is of a book that you removed')
  expect(names()).toEqual(['故事', paper].toSorted())
  await reader.action('template.keep').click()
  await expect(dialog()).toBeHidden()
  const messages = page.getByRole('log', { name: 'Messages' })
  await expect(messages).toContainText('1 file of a removed book stays.')
  expect(names()).toEqual(['故事', paper].toSorted())

  await exportBooks()
  await expect(said).toBeFocused()
  for (const action of ['export.cancel', 'template.keep', 'template.remove'] as const) {
    await page.keyboard.press('Tab')
    await expect(reader.action(action)).toBeFocused()
  }
  await page.keyboard.press('Enter')
  await expect(dialog()).toBeHidden()
  await expect(messages).toContainText('Removed 1 file whose notes are no longer in the library.')
  expect(names()).toEqual([paper])
})
