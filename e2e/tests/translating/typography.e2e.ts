/** Quotation marks and dashes while a translation or a note is typed. */
import { expect, test } from '@playwright/test'
import { openedWhitePaper } from '../../support/opened.ts'

const opened = openedWhitePaper()

/** Opens the settings, runs `change` there and closes them. */
async function inSettings(change: () => Promise<unknown>): Promise<void> {
  const { page, reader } = opened
  await reader.press('Control+,')
  await change()
  await reader.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
}
const help = () => opened.page.getByRole('checkbox', { name: /Typographic quotation marks/ })

test('typed quotation marks follow the language, are taken back by Backspace or Undo, and survive a restart', async () => {
  const { reader } = opened
  await reader.type(0, `"It's--so..."`)
  await expect.poll(() => reader.translation(0)).toBe('“It’s—so…”')
  await reader.press('Backspace')
  await expect.poll(() => reader.translation(0)).toBe('“It’s—so…"')
  await reader.type(1, 'a "')
  await reader.press('Control+Z')
  await expect.poll(() => reader.translation(1)).toBe('a "')
  await reader.press('Control+Z')
  await expect.poll(() => reader.translation(1)).toBe('')

  await inSettings(() =>
    opened.page.locator('[data-setting="translationLanguage"]').selectOption('de'),
  )
  await reader.type(2, '"ja"')
  await expect.poll(() => reader.translation(2)).toBe('„ja“')
  await opened.again()
  await expect.poll(() => opened.reader.translation(0)).toBe('“It’s—so…"')
  await expect.poll(() => opened.reader.translation(2)).toBe('„ja“')
})

test('a note is set like the translation, and the setting turns both off', async () => {
  const { page, reader } = opened
  await inSettings(() => page.locator('[data-setting="translationLanguage"]').selectOption('en-GB'))
  await reader.select(
    { side: 'source', index: 3, offset: 0 },
    { side: 'source', index: 3, offset: 4 },
  )
  await reader.action('note.create').first().click()
  const note = page.locator('[data-pane="notes"] [contenteditable="true"]')
  await note.pressSequentially(`'so' -- "no"`)
  await expect(note).toHaveText('‘so’ – “no”')
  await reader.press('Control+Z')
  await expect(note).toHaveText(`‘so’ – “no"`)

  await inSettings(() => help().uncheck())
  await reader.type(4, '"no" --')
  await expect.poll(() => reader.translation(4)).toBe('"no" --')
  await inSettings(async () => {
    await expect(help()).not.toBeChecked()
    await help().check()
  })
})
