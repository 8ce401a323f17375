import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { snapshotInterval, Rhythm, operationsDue, timeDue } from './rhythm.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function counting() {
  let due = 0
  const rhythm = new Rhythm(() => {
    due++
  })
  return { rhythm, due: () => due }
}

it('is due at five hundred operations, once', () => {
  const { rhythm, due } = counting()
  rhythm.wrote(operationsDue - 1)
  expect(due()).toBe(0)
  rhythm.wrote(1)
  rhythm.wrote(1)
  expect(due()).toBe(1)
})

it('is due ten minutes after the first operation, whatever comes after it', () => {
  const { rhythm, due } = counting()
  rhythm.wrote(1)
  vi.advanceTimersByTime(timeDue - 1)
  rhythm.wrote(1)
  expect(due()).toBe(0)
  vi.advanceTimersByTime(1)
  expect(due()).toBe(1)
})

it('is never due while nothing is written', () => {
  const { rhythm, due } = counting()
  rhythm.wrote(0)
  vi.advanceTimersByTime(10 * timeDue)
  expect(due()).toBe(0)
})

it('counts what is written during a snapshot for the next one', () => {
  const { rhythm, due } = counting()
  rhythm.wrote(3)
  const ended = rhythm.begin()
  rhythm.wrote(2)
  ended(true)
  expect(rhythm.pending()).toBe(2)
  vi.advanceTimersByTime(timeDue)
  expect(due()).toBe(1)
})

it('is due again only after a while when so much was written during a snapshot', () => {
  const { rhythm, due } = counting()
  const ended = rhythm.begin()
  rhythm.wrote(operationsDue)
  ended(true)
  vi.advanceTimersByTime(snapshotInterval - 1)
  expect(due()).toBe(0)
  vi.advanceTimersByTime(1)
  expect(due()).toBe(1)
})

it('is due twice, and not seventeen times, where thousands of changes come within a minute', () => {
  let made = 0
  const rhythm = new Rhythm(() => {
    made++
    rhythm.begin()(true)
  })
  for (let i = 0; i < 70; i++) {
    rhythm.wrote(145)
    vi.advanceTimersByTime(1000)
  }
  expect(made).toBe(1)
  vi.advanceTimersByTime(snapshotInterval)
  expect(made).toBe(2)
  vi.advanceTimersByTime(snapshotInterval)
  expect([made, rhythm.pending()]).toEqual([2, 0])
})

it('leaves what came after the border of a snapshot for the next one', () => {
  const { rhythm, due } = counting()
  rhythm.wrote(3)
  const border = rhythm.written()
  rhythm.wrote(operationsDue)
  expect(due()).toBe(1)
  rhythm.begin(border)(true)
  expect(rhythm.pending()).toBe(operationsDue)
  vi.advanceTimersByTime(snapshotInterval)
  expect(due()).toBe(2)
})

it('counts once what two snapshots have, and the next ones in full', () => {
  const { rhythm, due } = counting()
  rhythm.wrote(3)
  const ended = rhythm.begin()
  rhythm.wrote(2)
  const border = rhythm.written()
  ended(true)
  rhythm.begin(border)(true)
  expect(rhythm.pending()).toBe(0)
  rhythm.begin(3)(true)
  expect(rhythm.pending()).toBe(0)
  rhythm.wrote(operationsDue)
  vi.advanceTimersByTime(snapshotInterval)
  expect([rhythm.pending(), due()]).toEqual([operationsDue, 1])
})

it('tries again a minute after one that failed, with all that it had', () => {
  const { rhythm, due } = counting()
  rhythm.wrote(operationsDue)
  rhythm.begin()(false)
  expect([rhythm.pending(), due()]).toEqual([operationsDue, 1])
  vi.advanceTimersByTime(60_000)
  expect(due()).toBe(2)
})

it('is not due before it is asked for while a whole library is written once more, or before its time', () => {
  const { rhythm, due } = counting()
  rhythm.wrote(operationsDue, true)
  rhythm.wrote(operationsDue, true)
  // What the reader writes meanwhile is in the journal all the same.
  rhythm.wrote(1)
  expect(due()).toBe(0)
  vi.advanceTimersByTime(timeDue)
  expect(due()).toBe(1)
  rhythm.begin()(true)
  rhythm.wrote(operationsDue)
  vi.advanceTimersByTime(snapshotInterval)
  expect(due()).toBe(2)
})
