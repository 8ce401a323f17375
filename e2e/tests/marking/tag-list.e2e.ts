/** The list of tags: a tree with counts, in which tags are renamed, merged and deleted. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'
import { chooseInMenu, menuOf } from '../../support/menus.ts'

const opened = openedWhitePaper()
const bar = () => opened.page.locator('[data-pane="tag-bar"]')
const notes = () => opened.page.locator('[data-pane="notes"]')
const dialog = () => opened.page.getByRole('dialog')
const row = (tag: string) => dialog().locator(`[data-tag-row="${tag}"]`)
const rows = () =>
  dialog()
    .locator('[data-tag-row]')
    .evaluateAll(all => all.map(one => `${one.getAttribute('title')}: ${one.textContent}`))
/** The tags of each mark, in the order of the text. */
const tags = () =>
  notes()
    .locator('[data-annotation-id]')
    .evaluateAll(all =>
      all.map(one =>
        Array.from(one.querySelectorAll('[data-tag]'), tag => tag.textContent).join(' '),
      ),
    )

async function tagWords(index: number, ...typed: readonly string[]) {
  const { reader, page } = opened
  await reader.select({ side: 'source', index, offset: 2 }, { side: 'source', index, offset: 8 })
  await reader.press('Control+Shift+T')
  await expect(bar().getByRole('combobox')).toBeFocused()
  for (const tag of typed) {
    await page.keyboard.insertText(tag)
    await reader.press('Enter')
  }
}

const fromMenu = () => chooseInMenu(opened.app, 'tag.list')

test('a tag is found by any part in either script, and a filter by it shows those under it', async () => {
  const { reader, page } = opened
  await tagWords(2, '教育/女子')
  await reader.press('Enter')
  await tagWords(3, '教育/学校', 'law')
  await reader.press('Enter')
  await tagWords(4)
  await page.keyboard.insertText('學校')
  await expect(bar().getByRole('option')).toHaveText(['教育/学校'])
  await reader.press('ArrowDown', 'Enter')
  await page.keyboard.insertText('教')
  await expect(bar().getByRole('option')).toHaveText(['教育/女子', '教育'])
  await reader.press('Escape', 'Escape')

  await tagWords(5, 'other')
  await reader.press('Enter', 'Control+Shift+N')
  await expect.poll(tags).toEqual(['教育/女子', '教育/学校 law', '教育/学校', 'other'])
  await notes().locator('[data-action="note.filter"]').selectOption('教育')
  await expect.poll(tags).toEqual(['教育/女子', '教育/学校 law', '教育/学校'])
  await notes().locator('[data-action="note.filter"]').selectOption('')
})

test('a tag is renamed with those under it by key, merged after a question, and all is undone', async () => {
  const { reader, page } = opened
  await reader.caretAt('source', 2, 0)
  await fromMenu()
  await expect
    .poll(rows)
    .toEqual([
      'law: law11',
      'other: other11',
      '教育: 教育33',
      '教育/女子: 女子11',
      '教育/学校: 学校22',
    ])
  await reader.press('ArrowDown', 'ArrowDown', 'ArrowDown')
  await expect(row('教育')).toBeFocused()
  await reader.press('F2')
  await page.keyboard.insertText('学术')
  await reader.press('Enter')
  await expect(dialog().getByRole('status').first()).toContainText('3 marks changed.')
  await expect(row('学术')).toBeFocused()

  await row('law').focus()
  await reader.press('F2')
  await page.keyboard.insertText('学术/学校')
  await reader.press('Enter')
  await expect(dialog().getByRole('alert')).toContainText('There is a tag “学术/学校” already.')
  await reader.press('Escape', 'Enter', 'Enter')
  await expect(row('学术/学校')).toBeFocused()
  await expect.poll(tags).toEqual(['学术/女子', '学术/学校', '学术/学校', 'other'])
  await dialog().locator('[data-action="tag.undo"]').click()
  await expect.poll(tags).toEqual(['学术/女子', '学术/学校 law', '学术/学校', 'other'])
  await reader.press('Escape')
  await expect(dialog()).toBeHidden()
  await reader.caretAt('source', 2, 0)
  await reader.press('Control+Z')
  await expect.poll(tags).toEqual(['教育/女子', '教育/学校 law', '教育/学校', 'other'])
})

test('a held key deletes one tag, and a name that was typed outlasts a press elsewhere', async () => {
  const { reader, page } = opened
  await fromMenu()
  await row('law').focus()
  await page.keyboard.down('Delete')
  await expect(row('other')).toBeFocused()
  await page.keyboard.down('Delete')
  await page.keyboard.up('Delete')
  await row('other').focus()
  await reader.press('F2')
  await page.keyboard.insertText('elsewhere')
  await dialog().getByRole('searchbox').click()
  const name = dialog().getByRole('textbox', { name: /New name/ })
  await expect(name).toHaveValue('elsewhere')
  await expect(dialog().getByRole('searchbox')).toBeFocused()
  await name.press('Escape')
  await expect(row('other')).toBeFocused()
  await dialog().locator('[data-action="tag.undo"]').click()
  await expect(dialog().getByRole('status').first()).toContainText('undone')
  await expect(row('law')).toBeVisible()
  await reader.press('Escape')
})

test('tags are merged and deleted by mouse, and a tag leads to its marks', async () => {
  const { reader } = opened
  await fromMenu()
  await dialog().getByRole('checkbox', { name: /“law”/ }).check()
  await dialog()
    .getByRole('checkbox', { name: /“other”/ })
    .check()
  await dialog().getByRole('combobox', { name: /Merge/ }).selectOption('other')
  await dialog().locator('[data-action="tag.merge"]').click()
  await expect.poll(tags).toEqual(['教育/女子', '教育/学校 other', '教育/学校', 'other'])
  await dialog().getByRole('button', { name: 'Delete the tag “教育/女子”' }).click()
  await expect(row('教育/学校')).toBeFocused()
  await expect.poll(tags).toEqual(['', '教育/学校 other', '教育/学校', 'other'])
  await row('other').click()
  await expect(dialog()).toBeHidden()
  await expect.poll(tags).toEqual(['教育/学校 other', 'other'])
  await notes().locator('[data-action="note.filter"]').selectOption('')
  await reader.saved()
})

test('a tag is renamed in the library, where its book is closed, and stays so after a restart', async () => {
  const { reader, page } = opened
  await reader.press('Control+Shift+L')
  await expect(page.locator('[data-pane="library"]')).toBeVisible()
  await fromMenu()
  await expect.poll(rows).toEqual(['other: other2', '教育: 教育2', '教育/学校: 学校2'])
  await dialog().getByRole('searchbox').fill('學')
  await expect.poll(rows).toEqual(['教育: 教育2', '教育/学校: 学校2'])
  const menu = () => row('教育/学校').click({ button: 'right' })
  expect(await menuOf(opened.app, menu, 'Rename Tag')).toEqual(['Rename Tag', 'Delete Tag'])
  await expect(dialog().getByRole('textbox', { name: /New name/ })).toBeFocused()
  await page.keyboard.insertText('学校')
  await reader.press('Enter')
  await expect.poll(rows).toEqual(['学校: 学校2'])
  await expect(row('学校')).toBeFocused()
  await reader.press('Escape')
  await reader.saved()
  await opened.again()
  await expect.poll(tags).toEqual(['', '学校 other', '学校', 'other'])
})
