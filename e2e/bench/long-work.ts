/** How long the longest piece of long work holds the page and the main process up: replacing, exports, a look into a snapshot. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { answerSaveDialog } from '../files.ts'
import { quiet } from './latency.ts'
import { openLongBook } from './long-book.ts'
import { longestTask } from './longest-task.ts'
import { translation } from './make-text.ts'
import { told, within, type Findings, type Measure } from './measure.ts'

const pairs = 20_000
const marks = 10_000
/** One pair in so many has the words that are replaced. */
const every = 4
/** How long a task may keep keys and frames waiting, in milliseconds of its thread. */
const most = 50
/** How long the replacing may take, in milliseconds. */
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
    const begun = performance.now()
    const longest = await longestTask(devtools, work)
    const took = performance.now() - begun
    const of = (thread: string, value: number) =>
      ({ name: `${name}, longest task of ${thread}`, value, unit: 'ms CPU' }) as const
    measures.push(
      within(of('the page', longest.page), most),
      within(of('main', longest.main), most),
    )
    return took
  }
  for (const [key, file] of [
    ['Control+Shift+E', 'book.md'],
    ['Control+Shift+S', 'book.html'],
  ] as const) {
    const path = join(folder, file)
    await answerSaveDialog(app, path)
    const took = await measure(`export of ${pairs} pairs as ${file.split('.')[1]}`, async () => {
      await page.keyboard.press(key)
      while (!(statSync(path, { throwIfNoEntry: false })?.size ?? 0)) await page.waitForTimeout(100)
    })
    measures.push(told({ name: `the same, until it is written`, value: took, unit: 'ms' }))
  }
  await measure('look into a snapshot', () => lookIntoSnapshot(page))
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  const took = await measure(`replacing of ${pairs / every} words`, () => replace(page))
  measures.push(within({ name: `the same, until all is written`, value: took, unit: 'ms' }, soon))
  await measure('undo of it', () => undo(page))
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

async function replace(page: Page): Promise<void> {
  await page.keyboard.press('Control+H')
  const pane = page.locator('[data-pane="find"]')
  await pane.locator('input').first().fill('was the sea')
  await pane.getByLabel('Replace with').fill('lay the lake')
  const count = (pairs / every).toLocaleString('en')
  await pane.getByRole('button', { name: `Replace ${count}`, exact: true }).click({
    timeout: patience,
  })
  await pane.locator('progress').waitFor({ timeout: patience })
  await pane.locator('progress').waitFor({ state: 'detached', timeout: patience })
}

async function undo(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Z')
  await page.locator('[data-save-state="editing"], [data-save-state="saving"]').first().waitFor()
  await page
    .locator('[data-save-state="saved"], [data-save-state="backed-up"]')
    .first()
    .waitFor({ timeout: patience })
}
