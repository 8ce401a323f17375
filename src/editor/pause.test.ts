import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { AfterPause } from './pause.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('runs once, when nothing has happened for the whole pause', () => {
  const runs: number[] = []
  const pause = new AfterPause(300, () => runs.push(performance.now()))
  const begun = performance.now()
  for (const wait of [0, 100, 250, 299]) {
    vi.advanceTimersByTime(wait)
    pause.happened()
  }
  vi.advanceTimersByTime(299)
  expect(runs).toEqual([])
  vi.advanceTimersByTime(1)
  expect(runs).toEqual([begun + 949])
  vi.advanceTimersByTime(1000)
  expect(runs).toHaveLength(1)
})

it('runs again after what happens later', () => {
  let runs = 0
  const pause = new AfterPause(300, () => runs++)
  pause.happened()
  vi.advanceTimersByTime(300)
  pause.happened()
  vi.advanceTimersByTime(300)
  expect(runs).toBe(2)
})

it('does not run after it was cancelled, until something happens', () => {
  let runs = 0
  const pause = new AfterPause(300, () => runs++)
  pause.happened()
  pause.cancel()
  vi.advanceTimersByTime(1000)
  expect(runs).toBe(0)
  pause.happened()
  vi.advanceTimersByTime(300)
  expect(runs).toBe(1)
})
