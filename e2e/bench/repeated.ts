/** Runs an act of a list several times, and measures what it costs the page. */
import type { CDPSession, Page } from '@playwright/test'
import { busy } from './latency.ts'
import { median, told, within, type Measure } from './measure.ts'

const times = 5
/** The longest that a list may take to open or to react, in milliseconds of the page's thread. */
const limit = 100

/** The median cost, in milliseconds: of the page's thread, and until the page is idle. */
export interface Cost {
  readonly cpu: number
  readonly time: number
}

/**
 * Runs `there` several times, and returns the median cost until the page is idle. `back` undoes it.
 */
export async function repeated(
  page: Page,
  devtools: CDPSession,
  { there, back }: Record<'there' | 'back', () => Promise<unknown>>,
): Promise<Cost> {
  const cpus: number[] = []
  const spans: number[] = []
  // The first time fills caches for the others, and does not count.
  for (let i = 0; i <= times; i++) {
    if (i > 0) await back()
    await settled(page)
    const before = await busy(devtools)
    const begun = performance.now()
    await there()
    await settled(page)
    if (i === 0) continue
    spans.push(performance.now() - begun)
    cpus.push((await busy(devtools)) - before)
  }
  return { cpu: median(cpus), time: median(spans) }
}

/** Returns the measures of something that a list does. */
export const costs = (name: string, { cpu, time }: Cost): readonly Measure[] => [
  within({ name: `${name}, main thread`, value: cpu, unit: 'ms CPU' }, limit),
  told({ name: `${name}, until the page is idle`, value: time, unit: 'ms' }),
]

/** Waits until the page has drawn the last change and is idle. */
export const settled = (page: Page) =>
  page.evaluate(async () => {
    for (let i = 0; i < 3; i++) {
      await new Promise(requestAnimationFrame)
      await new Promise(done => requestIdleCallback(done))
    }
  })
