/** Questions: asked, filtered, resolved, undone, exported, and there after a restart. */
import { expect, test } from '@playwright/test'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportTo } from '../../support/exporting.ts'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'

const opened = openedWhitePaper()

const bar = () => opened.page.locator('[data-pane="mark-bar"]')
const notes = () => opened.page.locator('[data-pane="notes"]')
const items = () => notes().locator('[data-annotation-id]')
const state = () => items().locator('[data-action="question.answer"]')
const signs = () => opened.page.locator('.sign[data-sign]')
const words = (index: number, from: number, to: number) =>
  paragraphs[index]?.text.slice(from, to) ?? ''

const paragraph = (index: number) =>
  `[data-side="source"][data-paragraph-id="${paragraphs[index]?.id}"]`

const select = (index: number, start: number, end: number) =>
  opened.reader.select(
    { side: 'source', index, offset: start },
    { side: 'source', index, offset: end },
  )

/** Presses the mark in a paragraph, which opens the bar. */
const press = (index: number) =>
  opened.page
    .locator(`${paragraph(index)} [data-mark-id]`)
    .first()
    .click()

test('a question is asked by key, its words are typed at once, and it is resolved and reopened', async () => {
  const { reader, page } = opened
  await select(0, 2, 6)
  await reader.press('Control+Shift+A')
  await expect(notes()).toBeVisible()
  await page.keyboard.type('Who says so?')
  await page.keyboard.press('Escape')
  await expect(items()).toHaveText(/Who says so\?/)
  await expect(state()).toHaveText('? Open question')
  await expect(signs()).toHaveAttribute('data-sign', '?')
  await expect(page.locator(`[data-mark-id]`).first()).toHaveAttribute(
    'aria-description',
    /Open question, with a note/,
  )
  await state().click()
  await expect(state()).toHaveText('✓ Resolved question')
  await expect(signs()).toHaveAttribute('data-sign', '✓')
  await reader.caretAt('source', 0, 4)
  await reader.press('Control+Shift+R')
  await expect(state()).toHaveText('? Open question')
  await reader.press('Control+Z')
  await expect(state()).toHaveText('✓ Resolved question')
  await reader.press('Control+Z', 'Control+Z')
  await expect(items()).not.toHaveText(/Who says so\?/)
  await reader.press('Control+Z')
  await expect(items()).toHaveCount(0)
  await reader.press('Control+Shift+Z', 'Control+Shift+Z', 'Control+Shift+Z')
  await expect(state()).toHaveText('✓ Resolved question')
})

test('the bar turns a mark into a question and back, and the panel shows open questions only', async () => {
  const { reader, page } = opened
  await select(1, 0, 4)
  await reader.press('Alt+2')
  await select(2, 0, 4)
  await reader.press('Alt+1')
  if (await notes().isHidden()) await reader.press('Control+Shift+N')
  await press(2)
  await expect(bar().locator('[data-action="question.ask"]')).toHaveAttribute(
    'aria-pressed',
    'false',
  )
  await bar().locator('[data-action="question.ask"]').click()
  await page.keyboard.press('Escape')
  await notes().locator('[data-action="note.filter"]').selectOption({ label: 'Open question' })
  await expect(items()).toHaveCount(1)
  await expect(items()).toContainText(words(2, 0, 4))
  await items().locator('[data-action="note.show"]').focus()
  await page.keyboard.press('Control+Shift+R')
  await notes().locator('[data-action="note.filter"]').selectOption({ label: 'Open question' })
  await expect(notes()).toContainText('No marks with the state')
  await page.keyboard.press('Control+Z')
  await expect(items()).toHaveCount(1)
  await press(2)
  await bar().locator('[data-action="question.ask"]').click()
  await expect(opened.page.locator(`${paragraph(2)} .sign`)).toHaveCount(0)
})

test('a question is there after a restart, and in both exports', async () => {
  const { reader, page } = opened
  await select(4, 2, 6)
  await reader.press('Control+Shift+A')
  await page.keyboard.type('Why?')
  await reader.saved()
  await opened.again()
  await expect(opened.page.locator(`${paragraph(4)} .sign`)).toHaveAttribute('data-sign', '?')
  const folder = mkdtempSync(join(tmpdir(), 'questions-'))
  for (const [format, name] of [
    ['markdown', 'book.md'],
    ['html', 'book.html'],
  ] as const) {
    const path = join(folder, name)
    await exportTo(opened, format, path)
    await expect
      .poll(() => (existsSync(path) ? readFileSync(path, 'utf8') : ''))
      .toMatch(/open question[^]*Why\?/i)
  }
  rmSync(folder, { recursive: true })
})
