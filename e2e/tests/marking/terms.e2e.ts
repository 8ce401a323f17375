/** The occurrences of the reader's terms: shown lightly in the text, and listed everywhere. */
import { expect, test } from '@playwright/test'
import { chooseInMenu, menuOf } from '../../support/menus.ts'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'

const opened = openedWhitePaper()
const words = '数字经济'
const text = paragraphs[2]?.text ?? ''
const at = text.indexOf(words)
const inParagraph = (index: number) => (paragraphs[index]?.text.split(words).length ?? 1) - 1
const all = paragraphs.reduce((sum, _, index) => sum + inParagraph(index), 0)

const terms = (index: number) => opened.reader.paragraph('source', index).locator('.term')
const card = () => opened.page.locator('[data-pane="word-card"]')
const rows = () => opened.page.locator('[data-action="find.hit"]')
const status = () => opened.page.locator('[data-pane="find"] [role="status"]')

const select = (from: number, to: number) =>
  opened.reader.select(
    { side: 'source', index: 2, offset: from },
    { side: 'source', index: 2, offset: to },
  )
async function makeTerm(from: number, to: number, rendering: string): Promise<void> {
  const { page } = opened
  await select(from, to)
  await page.locator('[data-pane="mark-bar"] [data-action="term.make"]').click()
  await expect(page.locator('[data-kind-word="term.reading"]')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type(rendering)
  await page.keyboard.press('Escape')
}

test('a term is underlined wherever it occurs, and the pointer or a key shows its rendering', async () => {
  const { reader, page } = opened
  await reader.type(2, 'The BRICS countries widen their cooperation in the digital economy.')
  await makeTerm(at, at + words.length, 'digital economy')
  await expect(terms(1)).toHaveCount(inParagraph(1))
  await expect(terms(1).first()).toHaveText(words)
  // The words that are marked as the term have their mark.
  await expect(terms(2)).toHaveCount(inParagraph(2) - 1)
  await page.mouse.move(2, 2)
  await terms(1).first().hover()
  await expect(card()).toHaveText(`${words}° digital economy`)
  await page.mouse.move(2, 2)
  await expect(card()).toBeHidden()
  await terms(1).first().click()
  await page.keyboard.press('Control+T')
  await expect(card()).toHaveText(`${words}° digital economy`)
})

test('a term inside a longer one is not shown, and a term that is deleted or undone is gone at once', async () => {
  const { reader, page } = opened
  const longer = `${words}合作`
  const first = paragraphs[1]?.text.indexOf(longer) ?? -1
  expect(first).toBeGreaterThan(0)
  await reader.select(
    { side: 'source', index: 1, offset: first },
    { side: 'source', index: 1, offset: first + longer.length },
  )
  await page.locator('[data-pane="mark-bar"] [data-action="term.make"]').click()
  await expect(terms(1)).toHaveCount(inParagraph(1) - 1)
  await page.keyboard.press('Escape')
  await reader.press('Control+Z')
  await expect(terms(1)).toHaveCount(inParagraph(1))
})

test('a key lists every occurrence with the translation beside it, in the book and then in all books', async () => {
  const { page } = opened
  await terms(1).nth(1).click()
  await page.keyboard.press('Control+F3')
  await expect(status()).toContainText(`${all} results`)
  const translated = rows().filter({ hasText: 'digital economy' })
  await expect(translated).toHaveCount(inParagraph(2))
  await expect(translated.first()).toContainText(words)
  await translated.first().click()
  await expect(page.locator('[data-hit="current"]').first()).toBeInViewport()
  await terms(1).first().click()
  await page.keyboard.press('Control+F3')
  await expect(page.getByRole('heading', { name: 'Find in all books' })).toBeVisible()
  await expect(rows().filter({ hasText: 'digital economy' }).first()).toContainText(words)
  await rows().first().click()
  await expect(status()).toContainText(`of ${all}`)
})

test('the menu of a term and of its note list its occurrences, and a switch hides the lines', async () => {
  const { app, reader, page } = opened
  await page.getByRole('searchbox', { name: 'Search for' }).focus()
  await page.keyboard.press('Escape')
  await menuOf(app, () => terms(1).first().click({ button: 'right' }), 'Find the Term Everywhere')
  await expect(status()).toContainText(new RegExp(`\\b${all}\\b`))
  await page.getByRole('searchbox', { name: 'Search for' }).focus()
  await page.keyboard.press('Escape')
  const note = page.locator('[data-pane="notes"] [data-action="note.show"]').first()
  await menuOf(app, () => note.click({ button: 'right' }), 'Find the Term Everywhere')
  await expect(status()).toContainText(new RegExp(`\\b${all}\\b`))
  await chooseInMenu(app, 'view.terms')
  await expect(terms(1)).toHaveCount(0)
  await reader.saved()
  await opened.again()
  await expect(opened.reader.paragraph('source', 1)).toContainText(words)
  await expect(terms(1)).toHaveCount(0)
  await chooseInMenu(opened.app, 'view.terms')
  await expect(terms(1)).toHaveCount(inParagraph(1))
})
