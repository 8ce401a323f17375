/**
 * Scrolls, jumps and types in a book of 5,000,000 characters without anything above them, with
 * readings above all of them, and with readings and glosses, by turns.
 */
import { start } from '../electron-runs.ts'
import { programFolder } from '../../support/app.ts'
import { scrollFast, type Frames } from '../frames.ts'
import { jumpTo } from '../jump-to.ts'
import { keys, quiet, together, type Latency } from '../latency.ts'
import { bookOf, clickInTheMiddle, shelve } from '../long-book.ts'
import { numbers } from '../make-text.ts'
import { notMoreThan, quantile, told, within, type Findings, type Measure } from '../measure.ts'

const pairs = 41_000
const distance = 30_000
const rounds = 3
const jumps = 15
const keysInRound = 20
const pane = '[data-pane="text"]'

/** Each way, with the keys that turn to the next one. */
const ways = {
  without: ['Control+5'],
  pinyin: ['Control+8'],
  glosses: ['Control+5', 'Control+8'],
} as const

interface Found {
  readonly frames: Frames[]
  readonly jumps: number[]
  readonly keys: Latency[]
}

export async function pinyin(): Promise<Findings> {
  const text = bookOf(pairs)
  const { page, close } = await start(programFolder, {}, profile => shelve(profile, text))
  const devtools = await page.context().newCDPSession(page)
  await page.locator(`[data-book-id="${text.book.id}"] [data-action="book.open"]`).first().click()
  await page.locator('[data-section][data-drawn]').first().waitFor()
  await jumpTo(page, 0.5)
  const found: Readonly<Record<keyof typeof ways, Found>> = {
    without: { frames: [], jumps: [], keys: [] },
    pinyin: { frames: [], jumps: [], keys: [] },
    glosses: { frames: [], jumps: [], keys: [] },
  }
  const next = numbers(pairs)
  for (let round = 0; round < rounds; round++)
    for (const way of ['without', 'pinyin', 'glosses'] as const) {
      const { frames, jumps: times, keys: latencies } = found[way]
      await jumpTo(page, 0.1 + 0.2 * round)
      if (way !== 'without') await page.locator('.aids-picture').first().waitFor()
      frames.push(await scrollFast(page, devtools, pane, distance))
      for (let i = 0; i < jumps; i++) times.push(await jumpTo(page, next()))
      await clickInTheMiddle(page)
      await quiet(page, devtools)
      latencies.push(await keys(page, devtools, keysInRound))
      for (const key of ways[way]) await page.keyboard.press(key)
    }
  await close()
  return {
    measures: [
      ...compared('pinyin', found.pinyin, found.without),
      ...compared('pinyin and glosses', found.glosses, found.without),
      told({ name: 'jump without pinyin, p95', value: p95(found.without.jumps), unit: 'ms' }),
    ],
    curves: [],
  }
}

const p95 = (times: readonly number[]) => quantile(times, 0.95)

function compared(what: string, on: Found, off: Found): readonly Measure[] {
  const [keysOff, keysOn] = [together(off.keys), together(on.keys)]
  return [
    notMoreThan(
      { name: `scroll with ${what}, dropped frames`, value: dropped(on.frames), unit: '%' },
      { name: 'without', value: dropped(off.frames) },
      1,
    ),
    within({ name: `jump with ${what}, p95`, value: p95(on.jumps), unit: 'ms' }, 100),
    told(
      { name: `key with ${what}, main thread`, value: keysOn.cpu, unit: 'ms CPU' },
      { name: 'without', value: keysOff.cpu },
    ),
    within({ name: `key with ${what}, to the frame, p95`, value: keysOn.p95, unit: 'ms' }, 16.7),
  ]
}

const dropped = (all: readonly Frames[]) => (100 * sum(all, 'dropped')) / sum(all, 'due')
const sum = (all: readonly Frames[], what: 'dropped' | 'due') =>
  all.reduce((total, frames) => total + frames[what], 0)
