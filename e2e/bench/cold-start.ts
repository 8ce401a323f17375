/** From starting the program to text that can be read, beside an empty Electron window. */
import type { Page } from '@playwright/test'
import { programFolder } from '../app.ts'
import { start } from './electron-runs.ts'
import { atMost, median, type Findings } from './measure.ts'

const rounds = 5

export async function coldStart(peers: string): Promise<Findings> {
  const ours: number[] = []
  const floor: number[] = []
  // The first round of each warms the disk and V8's cache and does not count.
  for (let round = 0; round <= rounds; round++) {
    const empty = await once(peers)
    const full = await once(programFolder)
    if (round > 0) {
      floor.push(empty)
      ours.push(full)
    }
  }
  const held = { name: 'cold start to readable text', value: median(ours), unit: 'ms' } as const
  const empty = { name: 'empty window', value: median(floor) }
  return { measures: [atMost(held, empty, 1.5)], curves: [] }
}

async function once(folder: string): Promise<number> {
  const { page, startedAt, close } = await start(folder)
  const readable = await lastPaint(page)
  await close()
  return readable - startedAt
}

/** When the largest text of the first screen was painted, milliseconds since 1970. */
const lastPaint = (page: Page) =>
  page.evaluate(async () => {
    const painted = await new Promise<number>(resolve => {
      new PerformanceObserver(list => {
        const last = list.getEntries().at(-1)
        if (last) resolve(last.startTime)
      }).observe({ type: 'largest-contentful-paint', buffered: true })
    })
    return performance.timeOrigin + painted
  })
