/** Marks go out as Web Annotations and come back, and notes of other programs find their places. */
import { expect, test } from '@playwright/test'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { removeProfile } from '../../support/app.ts'
import { exportTo } from '../../support/exporting.ts'
import { answerOpenDialog, freshFolder } from '../../support/files.ts'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'
import { chooseInMenu } from '../../support/menus.ts'

const opened = openedWhitePaper()

let folder = ''
test.beforeAll(() => {
  folder = freshFolder()
})
test.afterAll(() => removeProfile(folder))

const notes = () => opened.page.locator('[data-pane="notes"]')
const items = () => notes().locator('[data-annotation-id]')
const dialog = () => opened.page.getByRole('dialog', { name: 'Import Notes' })
const words = (index: number, from: number, to: number) =>
  paragraphs[index]?.text.slice(from, to) ?? ''

const choose = (item: string) => chooseInMenu(opened.app, item)

/** Chooses Import Notes in the menu and `path` in the system's dialog. */
async function importFrom(path: string): Promise<void> {
  await answerOpenDialog(opened.app, path)
  await choose('note.bring')
}

test('marks are exported as Web Annotations, deleted, imported again, and there after a restart', async () => {
  const { reader, page } = opened
  await reader.select(
    { side: 'source', index: 1, offset: 2 },
    { side: 'source', index: 1, offset: 6 },
  )
  await reader.press('Control+N')
  await page.keyboard.type('A note that goes out.')
  await page.keyboard.press('Escape')
  const path = join(folder, 'marks.jsonld')
  await exportTo(opened, 'webAnnotations', path)
  await expect.poll(() => existsSync(path) && readFileSync(path, 'utf8').trimEnd()).toMatch(/\}\}$/)

  await importFrom(path)
  await expect(dialog()).toContainText('1 note is in this book already')
  await expect(dialog().locator('[data-action="note.bringAll"]')).toHaveText('Import 0 Notes')
  await page.keyboard.press('Escape')
  await expect(dialog()).toBeHidden()

  await reader.caretAt('source', 1, 4)
  await reader.press('Control+Shift+M')
  await expect(items()).toHaveCount(0)
  await importFrom(path)
  await expect(dialog()).toContainText('1 note has its place')
  await page.keyboard.press('Enter')
  await expect(items()).toHaveText(/A note that goes out\./)
  await expect(notes().locator('[data-action="note.show"]')).toHaveText(words(1, 2, 6))
  await reader.press('Control+Z')
  await expect(items()).toHaveCount(0)
  await reader.press('Control+Shift+Z')
  await expect(items()).toHaveCount(1)
  await reader.saved()
  await opened.again()
  await expect(items()).toHaveText(/A note that goes out\./)
})

test('a place that is not certain is chosen by key, and what has no place is shown and left out', async () => {
  const { page } = opened
  const path = join(folder, 'readest.json')
  const annotation = (id: string, text: string, note: string) => ({
    id,
    cfi: 'epubcfi(/6/4)',
    type: 'annotation',
    text,
    note,
  })
  writeFileSync(
    path,
    JSON.stringify({
      $format: 'readest-annotations',
      annotations: [
        annotation('a', '网络空间', 'Which of them?'),
        annotation('b', '这些字不在书里。', 'Nowhere.'),
      ],
    }),
  )
  const before = await items().count()
  await importFrom(path)
  await expect(dialog()).toContainText('1 note has no certain place')
  await expect(dialog()).toContainText('Nowhere.')
  await expect(dialog().getByRole('radio', { checked: true })).toHaveAccessibleName('Leave out')
  await dialog().getByRole('radio').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(dialog().getByRole('radio', { checked: true })).toHaveAccessibleName(
    /^Paragraph \d+: .*网络空间/,
  )
  await dialog().locator('[data-action="note.bringAll"]').click()
  await expect(items()).toHaveCount(before + 1)
  await expect(notes()).toContainText('Which of them?')
})

test('a file without notes is refused in words', async () => {
  const path = join(folder, '别的.txt')
  writeFileSync(path, '这里没有笔记。')
  await importFrom(path)
  await expect(opened.page.getByText(/“别的.txt” has no notes that can be read/)).toBeVisible()
})
