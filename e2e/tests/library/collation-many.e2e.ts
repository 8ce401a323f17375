/** A collation of more variants than one step makes emendations of. */
import { expect, test } from '@playwright/test'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ReaderPage } from '../../pages/reader.ts'
import { freshProfile, launch, removeProfile } from '../../support/app.ts'
import { answerOpenDialog } from '../../support/files.ts'

/** Paragraphs that differ in one character, with one other word in the second edition. */
const edition = (word: string): string =>
  Array.from(
    { length: 5100 },
    (_, k) => `第${String.fromCodePoint(0x4e00 + k)}人在山下住了${word}年，每天清早出门打水。`,
  ).join('\n\n')

test('variants become emendations five thousand at a time, each time one step of undoing', async () => {
  const userData = freshProfile()
  const folder = mkdtempSync(join(tmpdir(), 'duizhao-collation-'))
  const [older, newer] = [join(folder, '旧版.txt'), join(folder, '新版.txt')]
  writeFileSync(older, edition('三'))
  writeFileSync(newer, edition('五'))
  const { app, page, close } = await launch({ userData, args: [older] })
  const reader = new ReaderPage(page)
  await page.locator('[data-action="import.confirm"]').click()
  await expect(page.locator('[data-book-id]')).toHaveCount(2)
  await answerOpenDialog(app, newer)
  await page.locator('[data-action="library.import"]').first().click()
  await page.locator('[data-action="import.confirm"]').click()
  await expect(page.locator('[data-book-id]')).toHaveCount(3)
  await reader.open('旧版')
  await reader.caretAt('source', 0, 1)
  await page.keyboard.press('Alt+Shift+F3')
  const dialog = page.getByRole('dialog', { name: 'Collation' })
  const said = dialog.getByRole('status').last()
  const all = dialog.locator('[data-action="collation.emendAll"]')
  await expect(said).toHaveText('5,100 variants', { timeout: 40_000 })
  await expect(all).toHaveText('Emend 5,000 of 5,100')
  await all.click()
  await expect(said).toContainText('5,000 emendations made, 100 not yet.', { timeout: 20_000 })
  await expect(all).toHaveText('Emend All (100)')
  await all.focus()
  await page.keyboard.press('Enter')
  await expect(all).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Control+z')
  await expect(all).toHaveText('Emend All (100)')
  await page.keyboard.press('Control+z')
  await expect(all).toHaveText('Emend 5,000 of 5,100')
  await close()
  removeProfile(userData)
  rmSync(folder, { recursive: true })
})
