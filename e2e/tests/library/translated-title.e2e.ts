/** The translated title of a book: typed at its head, shown wherever its translation is shown. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'

const opened = openedWhitePaper()
const title = () => opened.page.getByRole('textbox', { name: 'Translate the title' })
const heading = () => opened.page.locator('[data-pane="bar"] h1')

test('a translated title is saved while it is typed, undone, shown with the translation, and there after a restart', async () => {
  const { page, reader } = opened
  await title().click()
  await page.keyboard.type('A Shared')
  await expect(title()).toHaveValue('A Shared')
  await reader.compose(['w', 'wang', '网'])
  await expect(title()).toHaveValue('A Shared网')
  await page.keyboard.press('Backspace')
  await page.keyboard.type(' Future')
  await page.keyboard.press('Enter')
  await expect.poll(() => reader.caret()).toMatchObject({ side: 'translation', index: 0 })
  await reader.saved()

  await reader.press('Control+Z')
  await expect(title()).toHaveValue('')
  await reader.press('Control+Shift+Z')
  await expect(title()).toHaveValue('A Shared Future')

  await expect(heading()).toHaveText(/命运共同体/)
  await reader.press('Control+2')
  await expect(heading()).toHaveText('A Shared Future')
  await expect.poll(() => page.title()).toMatch(/^A Shared Future/)
  await expect(page.locator('[data-part="title"] h2')).toHaveCount(0)

  await title().click()
  await reader.composing('wang')
  await page.keyboard.press('Escape')
  await expect(title()).toBeFocused()
  await reader.compose([''])
  await page.keyboard.press('End')
  await page.keyboard.type('!')
  await page.keyboard.press('Escape')
  await expect.poll(() => reader.caret()).toMatchObject({ side: 'translation', index: 0 })
  await expect(heading()).toHaveText('A Shared Future!')
  await reader.press('Control+Z')
  await expect(title()).toHaveValue('A Shared Future')

  await reader.press('Control+3')
  await opened.again()
  await expect(title()).toHaveValue('A Shared Future')
  await opened.reader.press('Control+2')
  await expect(heading()).toHaveText('A Shared Future')
  await opened.reader.press('Control+Shift+L')
  await opened.page.getByRole('searchbox').fill('shared fut')
  await expect(opened.page.locator('[data-book-id]')).toHaveCount(1)
  await expect(opened.page.locator('[data-book-id]').first()).toContainText('A Shared Future')
  await opened.page.getByRole('searchbox').fill('')
  await opened.page.locator('[data-action="book.describe"]').first().click()
  const field = opened.page.getByRole('dialog').getByLabel('Translated title')
  await expect(field).toHaveValue('A Shared Future')
  await field.fill('One Future')
  await opened.page.keyboard.press('Enter')
  await expect(opened.page.locator('[data-book-id]').first()).toContainText('One Future')
  await opened.page.locator('[data-action="book.open"]').first().click()
  await expect(title()).toHaveValue('One Future')
  await opened.reader.press('Control+3')
  await expect(heading()).toHaveText(/命运共同体/)

  // The program ends before the pause after which the field saves itself.
  await title().fill('One World')
  await opened.again()
  await expect(title()).toHaveValue('One World')
})

for (const key of ['Escape', 'Enter'])
  test(`undo right after ${key} in the translated title undoes its words, and letters are of the text`, async () => {
    const { page, reader } = opened
    await reader.caretIn('translation', 0)
    const [before, words] = [await title().inputValue(), await reader.translation(0)]
    await title().click()
    await page.keyboard.press('End')
    await page.keyboard.type(' Now')
    await Promise.all([reader.atOnce(key, ''), reader.atOnce('Control+Z', '')])
    await expect(title()).toHaveValue(before)
    await title().click()
    await page.keyboard.press('End')
    await page.keyboard.type('!')
    await reader.atOnce(key, 'xyz')
    await expect.poll(() => reader.translation(0)).toBe(`${words}xyz`)
    await expect(title()).toHaveValue(`${before}!`)
  })

test('the contents show translated headings if the translation is shown alone, as they are typed', async () => {
  const { page, reader } = opened
  const first = paragraphs.findIndex(({ kind }) => kind === 'heading')
  const { id = '', text = '' } = paragraphs[first] ?? {}
  const entry = page.locator(`[data-pane="contents"] [data-heading="${id}"]`)
  await reader.type(first, 'Preface')
  await reader.press('Control+Shift+O')
  await expect(entry).toHaveText(text)
  await reader.press('Control+2')
  await expect(entry).toHaveText('Preface')
  await expect(entry.locator('span').first()).toHaveAttribute('lang', 'en')
  await reader.type(first, ' again')
  await expect(entry).toHaveText('Preface again')
  await reader.press('Control+3')
  await expect(entry).toHaveText(text)
})
