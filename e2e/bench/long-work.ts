/**
 * Measures the longest task of the page and of the main process during long work: replacing, its
 * undo and redo, exports and viewing a snapshot.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { exportTo } from '../support/exporting.ts'
import { busy, quiet } from './latency.ts'
import { openLongBook } from './long-book.ts'
import { longestTask } from './longest-task.ts'
import { translation } from './make-text.ts'
import { told, within, type Findings, type Measure } from './measure.ts'

const pairs = 20_000
const marks = 10_000
/** One pair in this many contains the words that are replaced. */
const every = 4
/** The longest that a task may delay keys and frames, in milliseconds of its thread. */
const most = 50
/** The longest that the replacement may take, in milliseconds. */
const soon = 10_000
const patience = 300_000

export async function longWork(): Promise<Findings> {
  const words = (index: number) =>
    index % every === 0 ? `${translation(index)} Below was the sea.` : translation(index)
  const { app, page, devtools, close } = await openLongBook(pairs, marks, words)
  await page.locator('[data-save-state="backed-up"]').waitFor({ timeout: patience })
  await quiet(page, devtools)
  const folder = mkdtempSync(join(tmpdir(), 'duizhao-bench-'))
  const measures: Measure[] = []
  const measure = async (name: string, work: () => Promise<unknown>) => {
    const longest = await longestTask(devtools, work)
    for (const [thread, value] of [
      ['the page', longest.page],
      ['main', longest.main],
    ] as const)
      measures.push(
        within({ name: `${name}, longest task of ${thread}`, value, unit: 'ms CPU' }, most),
      )
    return longest.took
  }
  for (const [format, said] of [
    ['markdown', 'Markdown'],
    ['plainText', 'plain text'],
    ['html', 'HTML'],
    ['docxTranslation', 'DOCX, the translation'],
    ['docxBilingual', 'DOCX, both texts'],
    ['docxReview', 'DOCX, a table'],
  ] as const) {
    const path = join(folder, `book.${format}`)
    const name = `export of ${pairs} pairs as ${said}`
    const took = await measure(name, async () => {
      await exportTo({ app, page }, format, path)
      while (!(statSync(path, { throwIfNoEntry: false })?.size ?? 0)) await page.waitForTimeout(50)
    })
    measures.push(told({ name: `${name}, until the file is written`, value: took, unit: 'ms' }))
  }
  await measure('viewing a snapshot', () => lookIntoSnapshot(page))
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  const name = `replacing ${pairs / every} words`
  await measure(`finding ${pairs / every} words to replace`, () => find(page))
  const before = await busy(devtools)
  const took = await measure(name, () => replace(page))
  const cpu = (await busy(devtools)) - before
  measures.push(
    within({ name: `${name}, until all is written`, value: took, unit: 'ms' }, soon),
    told({ name: `${name}, main thread`, value: cpu, unit: 'ms CPU' }),
  )
  await page.keyboard.press('Escape')
  for (const [doing, keys] of [
    ['undoing', 'Control+Z'],
    ['redoing', 'Control+Shift+Z'],
  ] as const)
    await measure(`${doing} the replacement of ${pairs / every} words`, () => step(page, keys))
  await close()
  rmSync(folder, { recursive: true, force: true })
  return { measures, curves: [] }
}

async function lookIntoSnapshot(page: Page): Promise<void> {
  await page.evaluate(() => Reflect.get(window, 'api').backUpNow('manual'))
  await page.keyboard.press('Control+Shift+B')
  await page.locator('[data-action="backup.look"]').first().click({ timeout: patience })
  await page.getByRole('dialog').locator('table').first().waitFor({ timeout: patience })
}

const pane = (page: Page) => page.locator('[data-pane="find"]')
const replaceAll = (page: Page) =>
  pane(page).getByRole('button', {
    name: `Replace ${(pairs / every).toLocaleString('en')}`,
    exact: true,
  })

async function find(page: Page): Promise<void> {
  await page.keyboard.press('Control+H')
  await pane(page).locator('input').first().fill('was the sea')
  await pane(page).getByLabel('Replace with').fill('lay the lake')
  await replaceAll(page).waitFor({ timeout: patience })
}

async function replace(page: Page): Promise<void> {
  await replaceAll(page).click()
  await pane(page).locator('progress').waitFor()
  await pane(page).locator('progress').waitFor({ state: 'detached', timeout: patience })
}

/** Presses `keys` of undo or redo, and waits until all of the step is written. */
async function step(page: Page, keys: string): Promise<void> {
  await page.keyboard.press(keys)
  await page.locator('[data-save-state="editing"], [data-save-state="saving"]').first().waitFor()
  await page
    .locator('[data-save-state="saved"], [data-save-state="backed-up"]')
    .first()
    .waitFor({ timeout: patience })
}
