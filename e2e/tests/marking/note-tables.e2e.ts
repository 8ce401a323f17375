/** Tables in notes: made, grown, pasted, undone, found and exported, and there after a restart. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'
import { chooseInMenu } from '../../support/menus.ts'

const opened = openedWhitePaper()

const notes = () => opened.page.locator('[data-pane="notes"]')
const field = () => notes().getByRole('textbox')
const cells = () => field().locator('[data-cell]')
const rows = () =>
  notes()
    .locator('table tr')
    .evaluateAll(all =>
      all.map(row => [...row.children].map(({ textContent }) => textContent ?? '').join(' | ')),
    )

async function writing(index: number) {
  const { reader, page } = opened
  await reader.select({ side: 'source', index, offset: 0 }, { side: 'source', index, offset: 4 })
  await reader.press('Control+N')
  await expect(field()).toBeFocused()
  return page
}

test('a table is typed as in Markdown, written with an input method, and kept after a restart', async () => {
  const { reader } = opened
  const page = await writing(1)
  await page.keyboard.type('| Term | Rendering |')
  await page.keyboard.press('Enter')
  await expect(cells()).toHaveText(['Term', 'Rendering', '', ''])
  await reader.compose(['m', 'min', '命'])
  await page.keyboard.press('Tab')
  await page.keyboard.type('fate')
  await page.keyboard.press('Tab')
  await expect(cells()).toHaveCount(6)
  await page.keyboard.type('destiny')
  const boxes = await cells().evaluateAll(all => all.map(each => each.getBoundingClientRect().top))
  expect(boxes[0]).toBe(boxes[1])
  expect(boxes[2]).toBeGreaterThan(boxes[0] ?? 0)
  await page.keyboard.press('Escape')
  const whole = ['Term | Rendering', '命 | fate', 'destiny | ']
  await expect.poll(rows).toEqual(whole)
  await reader.saved()
  await opened.again()
  await expect.poll(rows).toEqual(whole)
})

test('rows and columns are added and removed from the menu, and the note is one step of undo', async () => {
  const page = await writing(2)
  const click = (id: string) => chooseInMenu(opened.app, id)
  await notes().getByRole('button', { name: 'Insert Table' }).click()
  await expect(cells()).toHaveCount(4)
  await expect(notes().getByRole('combobox', { name: 'Form of the paragraph' })).toContainText(
    'Table',
  )
  await page.keyboard.type('one')
  await click('table.addColumn')
  await expect(cells()).toHaveCount(6)
  await click('table.addRow')
  await expect(cells()).toHaveCount(9)
  await click('table.removeColumn')
  await expect(cells()).toHaveCount(6)
  await page.keyboard.press('Escape')
  await expect(notes().locator('table').last()).toBeVisible()
  await opened.reader.press('Control+Z')
  await expect(notes().locator('table')).toHaveCount(1)
})
