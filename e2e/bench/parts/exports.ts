/** Measures exports of a long book in each form that has a limit of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerSaveDialog } from '../../support/files.ts'
import { busy, quiet } from '../latency.ts'
import { openLongBook } from '../long-book.ts'
import { told, within, type Findings, type Measure } from '../measure.ts'

const pairs = 20_000
const patience = 300_000

/** The most work of the page's thread for a form, in milliseconds. */
const forms = {
  plainText: 1000,
  markdown: 1000,
  html: 1000,
  pairsCsv: 1000,
  tmx: 1000,
  docxTranslation: 8000,
  docxBilingual: 8000,
  docxReview: 8000,
  epub: 2000,
  xliff1: 3000,
  xliff2: 3000,
} as const

/** Exports 20,000 pairs in each form, from the press on the button until the file is written. */
export async function exports(): Promise<Findings> {
  const { app, page, devtools, close } = await openLongBook(pairs, 0)
  await page.locator('[data-save-state="backed-up"]').waitFor({ timeout: patience })
  await quiet(page, devtools)
  const folder = mkdtempSync(join(tmpdir(), 'duizhao-bench-'))
  const dialog = page.getByRole('dialog')
  const measures: Measure[] = []
  for (const [form, most] of Object.entries(forms)) {
    await answerSaveDialog(app, join(folder, `book.${form}`))
    await page.keyboard.press('Control+Shift+E')
    await dialog.locator('select').first().selectOption(form)
    // The preview is made by itself.
    await quiet(page, devtools)
    const before = await busy(devtools)
    const begun = performance.now()
    await dialog.locator('[data-action="export.start"]').click()
    // An expectation describes the whole dialog again and again, which is work of the page.
    await dialog.waitFor({ state: 'hidden', timeout: patience })
    const took = performance.now() - begun
    const name = `export of 20,000 pairs as ${form}`
    const value = (await busy(devtools)) - before
    measures.push(
      within({ name: `${name}, main thread`, value, unit: 'ms CPU' }, most),
      told({ name: `${name}, from the button to the file`, value: took, unit: 'ms' }),
    )
  }
  await close()
  rmSync(folder, { recursive: true, force: true })
  return { measures, curves: [] }
}
