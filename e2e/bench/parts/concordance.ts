/**
 * Measures the longest task of the page and of the main process while the concordance finds words
 * in a library of 6,100,000 characters, limits them to whole words and sorts them.
 */
import type { Page } from '@playwright/test'
import { quiet } from '../latency.ts'
import { longestTask } from '../longest-task.ts'
import { told, within, type Findings, type Measure } from '../measure.ts'
import { openBook, openShelf } from './shelf.ts'

/** The longest that a task may delay keys and frames, in milliseconds of its thread. */
const most = 50
/** The longest that a step may take before the measurement fails, in milliseconds. */
const patience = 300_000
/** Characters that are in most paragraphs: more lines than are listed. */
const words = '的'

export async function concordance(): Promise<Findings> {
  const { page, devtools, books, close } = await openShelf()
  await openBook(page, books.at(-1)?.id ?? '')
  await quiet(page, devtools)
  await page.keyboard.press('Control+Shift+F3')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('searchbox').waitFor({ timeout: patience })
  await quiet(page, devtools)
  const measures: Measure[] = []
  const measure = async (name: string, work: () => Promise<unknown>) => {
    const longest = await longestTask(devtools, async () => {
      await work()
      await listed(page)
    })
    for (const [thread, value] of [
      ['the page', longest.page],
      ['main', longest.main],
    ] as const)
      measures.push(
        within({ name: `${name}, longest task of ${thread}`, value, unit: 'ms CPU' }, most),
      )
    measures.push(told({ name: `${name}, until all are listed`, value: longest.took, unit: 'ms' }))
  }
  const name = 'concordance of 6,100,000 characters'
  const choice = (value: string) =>
    dialog.locator('select', { has: page.locator(`option[value="${value}"]`) }).selectOption(value)
  await choice('all')
  await measure(name, () => dialog.getByRole('searchbox').fill(words))
  await measure(`${name}, sorted`, () => choice('after'))
  await choice('place')
  await measure(`${name}, whole words`, () => dialog.getByRole('checkbox').check())
  await close()
  return { measures, curves: [] }
}

/** Waits until the list has all lines, and is the same for half a second. */
async function listed(page: Page): Promise<void> {
  const save = page.getByRole('dialog').locator('[data-action="concordance.export"]')
  for (let same = 0, before = ''; same < 5;) {
    await save.and(page.locator(':not([aria-disabled="true"])')).waitFor({ timeout: patience })
    const now = (await page.getByRole('dialog').locator('[data-line]').first().textContent()) ?? ''
    same = now === before ? same + 1 : 0
    before = now
    await page.waitForTimeout(100)
  }
}
