/** A collation of more variants than one step makes emendations of. */
import { expect, test, type Locator } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { editionFiles, openBesideEdition } from '../../pages/new-edition.ts'
import { freshProfile, launch, removeProfile } from '../../support/app.ts'

/** Paragraphs that differ in one character, with one other word in the second edition. */
const edition = (word: string): readonly string[] =>
  Array.from(
    { length: 5100 },
    (_, k) => `第${String.fromCodePoint(0x4e00 + k)}人在山下住了${word}年，每天清早出门打水。`,
  )

/** Collects the words that `place` has had, oldest first. */
const wordsOf = (place: Locator) =>
  place.evaluateHandle(node => {
    const words: string[] = []
    const look = () => words.push(node.textContent ?? '')
    new MutationObserver(look).observe(node, {
      subtree: true,
      childList: true,
      characterData: true,
    })
    return words
  })

test('variants become emendations five thousand at a time, each time one step of undoing', async () => {
  const userData = freshProfile()
  const folder = mkdtempSync(join(tmpdir(), 'duizhao-collation-'))
  const [older, newer] = editionFiles(folder, edition('三'), edition('五'))
  const program = await launch({ userData, args: [older] })
  const { page } = program
  const reader = await openBesideEdition(program, newer)
  await reader.caretAt('source', 0, 1)
  await page.keyboard.press('Alt+Shift+F3')
  const dialog = page.getByRole('dialog', { name: 'Collation' })
  const said = dialog.getByRole('status').last()
  const all = dialog.locator('[data-action="collation.emendAll"]')
  await expect(said).toHaveText('5,100 variants', { timeout: 40_000 })
  await expect(all).toHaveText('Emend 5,000 of 5,100')
  const before = await wordsOf(said)
  await all.click()
  await expect(said).toContainText('5,000 emendations made, 100 not yet.', { timeout: 20_000 })
  // What the work is was on the screen before it began.
  expect(await before.evaluate(words => words)).toContain('Making 5,000 emendations…')
  await expect(all).toHaveText('Emend All (100)')
  await all.focus()
  await page.keyboard.press('Enter')
  await expect(all).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Control+z')
  await expect(all).toHaveText('Emend All (100)')
  await page.keyboard.press('Control+z')
  await expect(all).toHaveText('Emend 5,000 of 5,100')
  await program.close()
  removeProfile(userData)
  rmSync(folder, { recursive: true })
})
