/** Measures a library of 500 books while it is shown, sorted and searched. */
import type { Page } from '@playwright/test'
import { previewImport } from '#formats/import/index'
import { programFolder } from '../../support/app.ts'
import { start } from '../electron-runs.ts'
import { shelve } from '../long-book.ts'
import { median, told, type Findings } from '../measure.ts'

const count = 500
const times = 5
/** The longest that the shelf may take to appear, in milliseconds. */
const patience = 120_000

/** Measures the longest time without any reaction while the view of 500 books changes. */
export async function manyBooks(): Promise<Findings> {
  const { page, close } = await start(programFolder, {}, profile => {
    for (let n = 1; n <= count; n++) {
      const preview = previewImport(new TextEncoder().encode(`${n}。`), `第${n}卷.txt`)
      if (!preview.ok) throw new Error(`the import refused a generated book: ${preview.code}`)
      shelve(profile, preview.text)
    }
  })
  await page
    .locator(`[data-book-id][aria-setsize="${count + 1}"]`)
    .first()
    .waitFor({
      timeout: patience,
    })
  const press = (action: string) => () => page.locator(`[data-action="${action}"]`).click()
  const seek = (title: string) => () => page.locator('input[type="search"]').fill(title)
  const order = (name: string) => () =>
    page.locator('select', { has: page.locator(`[value="${name}"]`) }).selectOption(name)
  const doings = [
    { name: 'covers', there: press('shelf.covers'), back: press('shelf.list') },
    { name: 'list', there: press('shelf.list'), back: press('shelf.covers') },
    { name: 'another order', there: order('length'), back: order('title') },
    { name: 'search for one letter', there: seek('9'), back: seek('') },
  ]
  const measures = []
  for (const { name, there, back } of doings) {
    const blocks: number[] = []
    for (let i = 0; i < times; i++) {
      await back()
      await settled(page)
      blocks.push(await longestBlock(page, there))
    }
    const value = median(blocks)
    measures.push(
      told({ name: `${count} books, longest time without reaction: ${name}`, value, unit: 'ms' }),
    )
  }
  await close()
  return { measures, curves: [] }
}

/** Waits until the page has drawn the last change and is idle. */
const settled = (page: Page) =>
  page.evaluate(async () => {
    for (let i = 0; i < 3; i++) await new Promise(done => requestIdleCallback(done))
  })

/**
 * Returns the longest time between two tasks of the page's thread while `doing` runs and is drawn,
 * in milliseconds.
 */
async function longestBlock(page: Page, doing: () => Promise<unknown>): Promise<number> {
  await page.evaluate(() => {
    let last = performance.now()
    let longest = 0
    let isWatching = true
    const turn = () => {
      const now = performance.now()
      longest = Math.max(longest, now - last)
      last = now
      if (isWatching) setTimeout(turn)
    }
    setTimeout(turn)
    Object.assign(window, {
      endTurns() {
        isWatching = false
        return longest
      },
    })
  })
  await doing()
  await settled(page)
  return page.evaluate((): number => Reflect.get(window, 'endTurns')())
}
