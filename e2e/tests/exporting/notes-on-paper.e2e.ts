/** The notes of the notebook are set on pages, saved as a PDF and read with another program. */
import { expect, test } from '@playwright/test'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { removeProfile } from '../../support/app.ts'
import { look } from '../../support/axe.ts'
import { answerSaveDialog, freshFolder } from '../../support/files.ts'
import { menuOf } from '../../support/menus.ts'
import { openedWhitePaper } from '../../support/opened.ts'
import { poppler, popplerMissing } from '../../support/poppler.ts'
import { paragraphs } from '../../support/white-paper.ts'

const opened = openedWhitePaper()
const folder = freshFolder()
test.afterAll(() => removeProfile(folder))
const dialog = () => opened.page.getByRole('dialog')

test('selected notes are seen on pages, saved as a PDF with their words, and chosen again', async () => {
  expect(popplerMissing).toBeNull()
  const { app, page, reader } = opened
  for (const index of [2, 5, 20]) {
    const from = { side: 'source', index, offset: 0 } as const
    await reader.select(from, { ...from, offset: 6 })
    await reader.press(index === 5 ? 'Control+Shift+A' : 'Alt+1')
    if (index !== 5) continue
    await page.keyboard.type('Which forum is meant?')
    await page.keyboard.press('Escape')
  }
  await reader.saved()
  await menuOf(app, () => reader.action('view.more').click(), 'Notebook')
  const rows = page.locator('[data-pane="notebook"] [data-annotation-id]')
  await rows.nth(0).click()
  await rows.nth(0).press('Shift+ArrowDown')
  await expect(page.locator('[role="treeitem"][aria-selected="true"]')).toHaveCount(2)
  await menuOf(app, () => reader.action('notebook.export').last().click(), 'Print or PDF…')

  const sheet = dialog().locator('[data-page]').first()
  await expect(sheet).toContainText('Which forum is meant?')
  await look(page, 'the notes on paper')
  await dialog().getByLabel('Paper').selectOption('a5')
  await expect(reader.action('print.save')).not.toHaveAttribute('aria-disabled', 'true')
  const path = join(folder, 'notes.pdf')
  await answerSaveDialog(app, path)
  await reader.action('print.save').click()
  await expect(dialog()).toBeHidden()
  expect(existsSync(path)).toBe(true)
  const text = poppler('pdftotext', '-layout', path, '-')
  const words = (index: number) => paragraphs[index]?.text.slice(0, 6) ?? ''
  expect(text).toContain('Which forum is meant?')
  expect([2, 5, 20].map(index => text.includes(words(index)))).toContain(false)
  expect(text).toContain(words(5))
  expect(poppler('pdfinfo', path)).toMatch(/Page size:\s+4(19|20)[\d.]* x 59/)

  await menuOf(app, () => reader.action('notebook.export').first().click(), 'Print or PDF…')
  await expect(dialog().getByLabel('Paper')).toHaveValue('a5')
})
