/** The reader's categories: added, named, ordered, deleted, for one book, and all of it undone. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'
import { chooseInMenu } from '../../support/menus.ts'

const opened = openedWhitePaper()

const dialog = () => opened.page.getByRole('dialog')
const rows = () => dialog().locator('[data-category-id]')
const bar = () => opened.page.locator('[data-pane="mark-bar"]')
const markOf = (index: number) =>
  opened.page
    .locator(`[data-side="source"][data-paragraph-id="${paragraphs[index]?.id}"] [data-mark-id]`)
    .first()
const names = () =>
  rows().evaluateAll(all =>
    all.map(row => {
      const field = row.querySelector<HTMLInputElement>('input[type="text"]')
      return field?.value || field?.placeholder
    }),
  )
const menu = (id: string) =>
  opened.app.evaluate(({ Menu }, id) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(id)
    return item ? `${item.label} ${item.enabled}` : null
  }, id)

async function mark(index: number, key: string) {
  await opened.reader.select(
    { side: 'source', index, offset: 2 },
    { side: 'source', index, offset: 6 },
  )
  await opened.reader.press(key)
  await expect(markOf(index)).toBeVisible()
}

async function open() {
  await chooseInMenu(opened.app, 'category.edit')
  await expect(dialog()).toBeVisible()
}

test('a fifth category is added, named, moved by key, and marks by Alt+5', async () => {
  const { reader, page } = opened
  expect(await menu('mark.category5')).toBeNull()
  await open()
  await dialog().locator('[data-action="category.add"]').click()
  await expect.poll(names).toEqual(['Term', 'Doubt', 'Idea', 'Wording', 'Category 5'])
  await page.keyboard.type('Names')
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(names).toEqual(['Term', 'Doubt', 'Idea', 'Names', 'Wording'])
  await rows().nth(3).locator('[data-action="category.down"]').click()
  await expect.poll(names).toEqual(['Term', 'Doubt', 'Idea', 'Wording', 'Names'])
  await rows().nth(4).getByRole('radio', { name: 'Violet' }).check({ force: true })
  await page.keyboard.press('Escape')
  await expect.poll(() => menu('mark.category5')).toBe('Mark as “Names” true')
  await mark(1, 'Alt+5')
  await expect(markOf(1)).toHaveAttribute('aria-description', 'Names')
  await expect(markOf(1)).toHaveAttribute('data-mark-colour', 'violet')
  await reader.press('Control+Z', 'Control+Z')
  await expect.poll(() => menu('mark.category5')).toBe('Mark as “Names” true')
  await reader.press('Control+Shift+Z', 'Control+Shift+Z')
  await expect(markOf(1)).toHaveAttribute('data-mark-colour', 'violet')
})

test('a deleted category leaves its marks in another one, and undo brings it back with its marks', async () => {
  const { page, reader } = opened
  await mark(2, 'Alt+3')
  await expect(markOf(2)).toHaveAttribute('aria-description', 'Idea')
  await open()
  await rows().nth(2).locator('[data-action="category.delete"]').click()
  await expect(dialog()).toContainText('Its 1 mark moves to')
  await dialog().getByLabel('Its 1 mark moves to').selectOption({ label: 'Wording' })
  await dialog().locator('[data-action="category.remove"]').click()
  await expect.poll(names).toEqual(['Term', 'Doubt', 'Wording', 'Names'])
  await page.keyboard.press('Escape')
  await expect(markOf(2)).toHaveAttribute('aria-description', 'Wording')
  await reader.press('Control+Z')
  await expect(markOf(2)).toHaveAttribute('aria-description', 'Idea')
  await reader.press('Control+Shift+Z')
  await expect(markOf(2)).toHaveAttribute('aria-description', 'Wording')
  await reader.saved()
  await opened.again()
  await expect(markOf(2)).toHaveAttribute('aria-description', 'Wording')
  await expect.poll(() => menu('mark.category3')).toBe('Mark as “Wording” true')
})

test('a category of one book is not offered in the library, and the bar opens the list', async () => {
  const { page, reader } = opened
  await markOf(2).click()
  await bar().locator('[data-action="category.edit"]').click()
  const last = rows().nth(3)
  await last.getByRole('combobox').selectOption({ label: 'This book only' })
  await page.keyboard.press('Escape')
  await reader.press('Control+Shift+L')
  await open()
  await expect.poll(names).toEqual(['Term', 'Doubt', 'Wording'])
  await page.keyboard.press('Escape')
  await reader.open()
  await expect.poll(() => menu('mark.category4')).toBe('Mark as “Names” true')
})
