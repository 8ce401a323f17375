/** The text as the reader emends it: a switch shows it, and search finds both texts. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'
import { chooseInMenu } from '../../support/menus.ts'

const opened = openedWhitePaper()
const text = paragraphs[1]?.text ?? ''
const printed = (from: number, to: number) => text.slice(from, to)
const paragraph = () => opened.reader.paragraph('source', 1)
const reading = () => paragraph().locator('.reading')
const card = () => opened.page.locator('[data-pane="word-card"]')
const clipboard = () => opened.app.evaluate(({ clipboard }) => clipboard.readText())

const select = (from: number, to: number) =>
  opened.reader.select(
    { side: 'source', index: 1, offset: from },
    { side: 'source', index: 1, offset: to },
  )

/** The words that a reader sees in the paragraph. */
const shown = () => paragraph().innerText()

test('a key shows a proposed reading in place of the printed words, which stay what is copied', async () => {
  const { reader, page } = opened
  expect(printed(3, 5)).toBe('与与')
  await select(3, 5)
  await reader.press('Control+Shift+I')
  await expect(page.locator('[data-kind-word="emendation.reading"]')).toBeFocused()
  await page.keyboard.type('与')
  await page.keyboard.press('Escape')
  await expect.poll(shown).toContain('参与与二十国')
  await reader.press('Control+4')
  await expect(reading()).toHaveText('与')
  await expect.poll(shown).toContain('参与二十国')
  await expect(paragraph().locator('.reading-sign')).toHaveAttribute('data-sign', '†')
  await expect(paragraph().locator('.sign')).toHaveCount(0)
  await expect(paragraph().locator('[role="mark"]').first()).toHaveAttribute(
    'aria-description',
    /Emendation, Printed: 与与, Proposed reading: 与/,
  )
  // The shape of the mark is drawn behind the reading.
  const [box, shape] = await Promise.all([
    reading().boundingBox(),
    page.locator('[data-drawn-mark]').first().boundingBox(),
  ])
  expect(Math.abs((box?.x ?? 0) - (shape?.x ?? 99))).toBeLessThan(6)
  // On the page the reading comes before the printed words.
  await select(2, 8)
  await reader.press('Control+C')
  await expect.poll(clipboard).toBe(printed(2, 7))
  await reader.press('Control+Shift+C')
  await expect.poll(clipboard).toContain(`“${printed(2, 7)}”`)
  await expect(page.getByText('as printed: 1 emendation is not in it')).toBeVisible()
})

test('arrow keys pass a reading as one character, and the printed words are shown beside it', async () => {
  const { reader } = opened
  await reader.caretAt('source', 1, 2)
  await reader.press('ArrowRight')
  await expect(card()).toHaveText('Printed: 与与')
  await reader.press('ArrowRight', 'ArrowRight')
  await expect(card()).toBeHidden()
  await reader.press('Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft')
  await reader.press('Control+C')
  await expect.poll(clipboard).toBe(printed(2, 6))
  await reader.press('ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'Shift+ArrowRight')
  await reader.press('Control+C')
  await expect.poll(clipboard).toBe(printed(2, 3))
  await reading().hover()
  await expect(card()).toHaveText('Printed: 与与')
  await reading().click({ position: { x: 2, y: 8 } })
  await expect(opened.page.locator('[data-pane="mark-bar"]')).toBeVisible()
  await reader.press('Escape', 'Shift+ArrowRight', 'Control+C')
  await expect.poll(clipboard).toBe('与与')
})

test('search finds the printed and the emended words, and a hit leads to both', async () => {
  const { reader, page } = opened
  const rows = page.locator('[data-pane="find"] [data-action="find.hit"]')
  const box = page.getByRole('searchbox', { name: 'Search for' })
  await reader.press('Control+F')
  await box.fill('极参与二十')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('极参与与二十')
  await expect(rows).toContainText('极参与二十')
  await page.keyboard.press('Enter')
  await expect(reading()).toHaveAttribute('data-hit', 'current')
  await box.fill('参与与')
  await expect(rows).toHaveCount(1)
  await expect(reading()).toHaveClass(/\bhit\b/)
  await page.keyboard.press('Escape')
  await reader.press('Control+K')
  await page.getByRole('searchbox').last().fill('參與二十國')
  await expect(page.locator('[data-action="find.hit"]').first()).toContainText('参与与二十国')
  await page.keyboard.press('Escape')
})

test('the switch is kept for the next start, and its menu item shows the print again', async () => {
  const { reader } = opened
  await reader.saved()
  await opened.again()
  await expect(opened.reader.paragraph('source', 1).locator('.reading')).toHaveText('与')
  await chooseInMenu(opened.app, 'view.emended')
  await expect(opened.reader.paragraph('source', 1).locator('.reading')).toHaveCount(0)
  await expect.poll(shown).toContain('参与与二十国')
})
