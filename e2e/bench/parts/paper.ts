/** Measures setting a book on pages and making a PDF of them. */
import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { answerSaveDialog } from '../../support/files.ts'
import { openLongBook } from '../long-book.ts'
import { told, within, type Findings } from '../measure.ts'

const pairs = 2000
const patience = 120_000

/** Sets 2,000 pairs on pages and saves them as a PDF. */
export async function paper(): Promise<Findings> {
  const { app, page, close } = await openLongBook(pairs, 0)
  const path = join(mkdtempSync(join(tmpdir(), 'duizhao-bench-')), 'book.pdf')
  await answerSaveDialog(app, path)
  const dialog = page.getByRole('dialog')
  const before = await memoryOf(app)
  let most = before
  const watch = setInterval(() => {
    memoryOf(app).then(
      now => {
        most = Math.max(most, now)
      },
      () => {},
    )
  }, 100)
  const begun = performance.now()
  await page.keyboard.press('Control+P')
  await dialog.locator('[data-pages]').waitFor({ timeout: patience })
  await dialog
    .locator('[data-action="print.cancel"]')
    .waitFor({ state: 'hidden', timeout: patience })
  const set = performance.now() - begun
  await dialog.locator('[data-action="print.save"]').click()
  await dialog.waitFor({ state: 'hidden', timeout: patience })
  const all = performance.now() - begun
  clearInterval(watch)
  const size = statSync(path).size / 1024
  await close()
  return {
    curves: [],
    measures: [
      told({ name: '2,000 pairs set on pages', value: set, unit: 'ms' }),
      within(
        { name: '2,000 pairs set on pages and saved as a PDF', value: all, unit: 'ms' },
        10_000,
      ),
      within({ name: 'memory for a PDF of 2,000 pairs', value: most - before, unit: 'MB' }, 1024),
      told({ name: 'size of a PDF of 2,000 pairs', value: size, unit: 'KB' }),
    ],
  }
}

/** The memory of all processes of the program, in MB. */
const memoryOf = (app: ElectronApplication): Promise<number> =>
  app.evaluate(
    ({ app: program }) =>
      program.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0) / 1024,
  )
