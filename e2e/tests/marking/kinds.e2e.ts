/** Emendations and glossary entries: marks with words of their own, beside the printed ones. */
import { expect, test } from '@playwright/test'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportTo } from '../../support/exporting.ts'
import { openedWhitePaper } from '../../support/opened.ts'
import { paragraphs } from '../../support/white-paper.ts'

const opened = openedWhitePaper()
const notes = () => opened.page.locator('[data-pane="notes"]')
const field = (name: string) => notes().locator(`[data-kind-word="${name}"]`)
const mark = (index: number) =>
  opened.reader.paragraph('source', index).locator('[data-mark-id]').first()
const words = (index: number, from: number, to: number) =>
  paragraphs[index]?.text.slice(from, to) ?? ''

const select = (index: number, from: number, to: number) =>
  opened.reader.select(
    { side: 'source', index, offset: from },
    { side: 'source', index, offset: to },
  )

test('a reading is proposed by key and typed at once, with its witness and reason, and each is undone', async () => {
  const { reader, page } = opened
  await select(1, 2, 5)
  await reader.press('Control+Shift+I')
  await expect(field('emendation.reading')).toBeFocused()
  await page.keyboard.type('参与')
  await page.keyboard.press('Tab')
  await expect(field('emendation.witness')).toBeFocused()
  await page.keyboard.type('B')
  await page.keyboard.press('Tab')
  await expect(notes().locator('.note-editor')).toBeFocused()
  // Back from the note are its tools, then the field.
  await page.keyboard.press('Shift+Tab')
  await expect(notes().getByRole('combobox', { name: 'Form of the paragraph' })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(field('emendation.witness')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('与 is printed twice')
  await page.keyboard.press('Escape')
  await expect(opened.page.locator('.sign[data-sign="†"]')).toBeVisible()
  // The sign is drawn at the last character, which is a piece of its own.
  const pieces = reader.paragraph('source', 1).locator('[data-mark-id]')
  expect((await pieces.allTextContents()).join('')).toBe(words(1, 2, 5))
  await expect(mark(1)).toHaveAttribute(
    'aria-description',
    /Emendation.*Proposed reading: 参与.*Witness: B.*with a note/,
  )
  await reader.press('Control+Z', 'Control+Z')
  await expect(field('emendation.witness')).toHaveValue('')
  await expect(field('emendation.reading')).toHaveValue('参与')
  await reader.press('Control+Z')
  await expect(field('emendation.reading')).toHaveValue('')
  await reader.press('Control+Shift+Z', 'Control+Shift+Z', 'Control+Shift+Z')
  await expect(field('emendation.witness')).toHaveValue('B')
})

test('an input method writes whole words into a field, and the field is there after a restart', async () => {
  const { reader, page } = opened
  await select(2, 4, 8)
  await page.locator('[data-pane="mark-bar"] [data-action="term.make"]').click()
  await expect(field('term.reading')).toBeFocused()
  await reader.composing('jin')
  await expect(mark(2)).toHaveAttribute('aria-description', /Glossary entry$/)
  await reader.compose(['jin', '金砖'])
  await expect(mark(2)).toHaveAttribute('aria-description', /Pronunciation: 金砖$/)
  await page.keyboard.press('Tab')
  await page.keyboard.type('BRICS')
  await reader.saved()
  await opened.again()
  await expect(mark(2)).toHaveAttribute('aria-description', /Pronunciation: 金砖, Rendering: BRICS/)
})

test('both kinds can be filtered, found by their words, and exported', async () => {
  const { app, reader, page } = opened
  if (!(await notes().isVisible())) await reader.press('Control+Shift+N')
  const filter = notes().locator('[data-action="note.filter"]')
  await filter.selectOption({ label: 'Emendation' })
  await expect(notes().locator('[data-annotation-id]')).toHaveCount(1)
  await expect(notes().locator('[data-annotation-id]')).toContainText('† Emendation')
  await filter.selectOption({ label: 'All notes' })
  await expect(notes().locator('[data-annotation-id]')).toHaveCount(2)
  const folder = mkdtempSync(join(tmpdir(), 'duizhao-kinds-'))
  const file = join(folder, 'out.md')
  await exportTo({ app, page }, 'markdown', file)
  await expect
    .poll(() => existsSync(file) && readFileSync(file, 'utf8'))
    .toContain('Rendering: BRICS')
  expect(readFileSync(file, 'utf8')).toContain('Proposed reading: 参与')
  rmSync(folder, { recursive: true })
  await page.keyboard.press('Escape')
})
