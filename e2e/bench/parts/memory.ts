/** Measures the page's memory after all of a book has been on the screen, once and twice. */
import type { CDPSession, Page } from '@playwright/test'
import { start } from '../electron-runs.ts'
import { jumpTo } from '../jump-to.ts'
import { told, within, type Findings, type Measure } from '../measure.ts'
import { closeBook, openBook, openShelf } from './shelf.ts'

/**
 * The most places of a book that are shown. With 5,000,000 characters that is about every third
 * section.
 */
const places = 100
const megabyte = 2 ** 20
/**
 * Megabytes of our code that V8 still compiles during the second reading. Heap snapshots show that
 * a second reading adds nothing else.
 */
const compiledCode = 0.5

export async function memory(peers: string): Promise<Findings> {
  const driver = await heapOfDriver(peers)
  const { page, devtools, books, close } = await openShelf()
  await devtools.send('Performance.enable')
  const found = []
  for (const { id, name, characters } of books) {
    await openBook(page, id)
    await scrollThrough(page)
    const once = (await heap(devtools)) - driver
    const nodesOnce = await nodes(devtools)
    await scrollThrough(page)
    const twice = (await heap(devtools)) - driver
    const nodesTwice = await nodes(devtools)
    await closeBook(page)
    found.push({ name, characters, once, twice, nodesOnce, nodesTwice })
  }
  await close()
  return {
    measures: found.flatMap(
      ({ name, characters, once, twice, nodesOnce, nodesTwice }): readonly Measure[] => [
        // A character takes two bytes of a string.
        within(
          { name: `heap after reading ${name}`, value: once, unit: 'MB' },
          Number(((4 * characters) / megabyte + 10).toFixed(1)),
        ),
        told(
          { name: `heap after reading ${name} again`, value: twice, unit: 'MB' },
          { name: 'once', value: once },
        ),
        within(
          { name: `growth from reading ${name} again`, value: twice - once, unit: 'MB' },
          compiledCode,
        ),
        within(
          {
            name: `growth in nodes and listeners from reading ${name} again`,
            value: Math.max(0, 100 * (nodesTwice / nodesOnce - 1)),
            unit: '%',
          },
          5,
        ),
      ],
    ),
    curves: [
      {
        name: 'heap after reading it twice',
        unit: 'MB',
        per: 'characters',
        points: found.map(({ characters, twice }) => [characters, twice] as const),
      },
    ],
  }
}

/**
 * The heap that Playwright itself takes in a page, in megabytes: it puts its scripts into both of
 * the page's worlds, and V8 compiles them again when they are called as often as in one reading. A
 * reader's page does not have them.
 */
async function heapOfDriver(peers: string): Promise<number> {
  const { page, close } = await start(peers)
  const devtools = await page.context().newCDPSession(page)
  const before = await heap(devtools)
  for (let i = 0; i <= places; i++)
    await page.locator('body').evaluate((body, part) => body.isConnected && part > 0, i / places)
  await page.locator('body').waitFor({ state: 'attached' })
  const after = await heap(devtools)
  await close()
  return after - before
}

async function scrollThrough(page: Page): Promise<void> {
  const screens = await page
    .locator('[data-pane="text"]')
    .evaluate(pane => Math.ceil(pane.scrollHeight / pane.clientHeight))
  const stops = Math.min(places, screens)
  for (let i = 0; i <= stops; i++) await jumpTo(page, i / stops)
}

/** Collects garbage and returns the page's JavaScript heap, in megabytes. */
async function heap(devtools: CDPSession): Promise<number> {
  // The second collection frees objects that only a finalizer or a timer held.
  for (let i = 0; i < 2; i++) await devtools.send('HeapProfiler.collectGarbage')
  return (await devtools.send('Runtime.getHeapUsage')).usedSize / megabyte
}

/**
 * Returns the number of the page's nodes and of their listeners. Nodes that were removed but are
 * still held count too.
 */
async function nodes(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return metrics
    .filter(({ name }) => name === 'Nodes' || name === 'JSEventListeners')
    .reduce((sum, { value }) => sum + value, 0)
}
