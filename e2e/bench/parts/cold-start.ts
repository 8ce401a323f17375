/**
 * Measures the time from starting the program to readable text, beside an empty Electron window.
 */
import type { Page } from '@playwright/test'
import { freshProfile, programFolder, removeProfile } from '../../support/app.ts'
import { start, startOn, type Run } from '../electron-runs.ts'
import { atMost, median, told, type Findings } from '../measure.ts'

const rounds = 7
const warming = 2

export async function coldStart(peers: string): Promise<Findings> {
  const first = await byTurns(peers, start)
  const profiles = new Map([peers, programFolder].map(folder => [folder, freshProfile()]))
  const later = await byTurns(peers, folder => startOn(profiles.get(folder) ?? '', folder))
  for (const profile of profiles.values()) removeProfile(profile)
  const held = { name: 'cold start to readable text', value: first.ours, unit: 'ms' } as const
  const used = { name: 'cold start with a used profile', value: later.ours, unit: 'ms' } as const
  return {
    measures: [
      atMost(held, { name: 'empty window', value: first.floor }, 1.5),
      told(used, { name: 'empty window', value: later.floor }),
    ],
    curves: [],
  }
}

/**
 * Starts the empty window in `peers` and the program by turns. Returns the median time of each, in
 * milliseconds.
 */
async function byTurns(peers: string, run: (folder: string) => Promise<Run>) {
  const ours: number[] = []
  const floor: number[] = []
  // The first rounds warm the disk and V8's cache, and do not count.
  for (let round = -warming; round < rounds; round++) {
    const empty = await readable(await run(peers))
    const full = await readable(await run(programFolder))
    if (round < 0) continue
    floor.push(empty)
    ours.push(full)
  }
  return { ours: median(ours), floor: median(floor) }
}

async function readable({ page, startedAt, close }: Run): Promise<number> {
  const painted = await lastPaint(page)
  await close()
  return painted - startedAt
}

/**
 * Returns the time when the largest text of the first screen was painted, in milliseconds since
 * 1970.
 */
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
