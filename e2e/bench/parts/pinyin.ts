/**
 * Scrolls, jumps and types in a book of 5,000,000 characters with readings above all of them, and
 * without, by turns.
 */
import { start } from '../electron-runs.ts'
import { programFolder } from '../../support/app.ts'
import { scrollFast, type Frames } from '../frames.ts'
import { jumpTo } from '../jump-to.ts'
import { keys, quiet, together, type Latency } from '../latency.ts'
import { bookOf, clickInTheMiddle, shelve } from '../long-book.ts'
import { numbers } from '../make-text.ts'
import { notMoreThan, quantile, told, within, type Findings } from '../measure.ts'

const pairs = 41_000
const distance = 30_000
const rounds = 3
const jumps = 15
const keysInRound = 20
const pane = '[data-pane="text"]'

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
  const found: Readonly<Record<'without' | 'with', Found>> = {
    without: { frames: [], jumps: [], keys: [] },
    with: { frames: [], jumps: [], keys: [] },
  }
  const next = numbers(pairs)
  for (let round = 0; round < rounds; round++)
    for (const way of ['without', 'with'] as const) {
      const { frames, jumps: times, keys: latencies } = found[way]
      await jumpTo(page, 0.1 + 0.2 * round)
      if (way === 'with') await page.locator('.aids-picture').first().waitFor()
      frames.push(await scrollFast(page, devtools, pane, distance))
      for (let i = 0; i < jumps; i++) times.push(await jumpTo(page, next()))
      await clickInTheMiddle(page)
      await quiet(page, devtools)
      latencies.push(await keys(page, devtools, keysInRound))
      await page.keyboard.press('Control+5')
    }
  await close()
  const [off, on] = [found.without, found.with]
  const p95 = (times: readonly number[]) => quantile(times, 0.95)
  const [keysOff, keysOn] = [together(off.keys), together(on.keys)]
  return {
    measures: [
      notMoreThan(
        { name: 'scroll with pinyin, dropped frames', value: dropped(on.frames), unit: '%' },
        { name: 'without', value: dropped(off.frames) },
        1,
      ),
      within({ name: 'jump with pinyin, p95', value: p95(on.jumps), unit: 'ms' }, 100),
      told({ name: 'jump without pinyin, p95', value: p95(off.jumps), unit: 'ms' }),
      told(
        { name: 'key with pinyin, main thread', value: keysOn.cpu, unit: 'ms CPU' },
        { name: 'without', value: keysOff.cpu },
      ),
      within({ name: 'key with pinyin, to the frame, p95', value: keysOn.p95, unit: 'ms' }, 16.7),
    ],
    curves: [],
  }
}

const dropped = (all: readonly Frames[]) => (100 * sum(all, 'dropped')) / sum(all, 'due')
const sum = (all: readonly Frames[], what: 'dropped' | 'due') =>
  all.reduce((total, frames) => total + frames[what], 0)
