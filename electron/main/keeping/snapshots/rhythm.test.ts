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

it('a snapshot is due at five hundred operations, once', () => {
  const { rhythm, due } = counting()
  rhythm.wrote(operationsDue - 1)
  expect(due()).toBe(0)
  rhythm.wrote(1)
  rhythm.wrote(1)
  expect(due()).toBe(1)
})

it('a snapshot is due ten minutes after the first operation, whatever follows', () => {
  const { rhythm, due } = counting()
  rhythm.wrote(1)
  vi.advanceTimersByTime(timeDue - 1)
  rhythm.wrote(1)
  expect(due()).toBe(0)
  vi.advanceTimersByTime(1)
  expect(due()).toBe(1)
})

it('no snapshot is due while nothing is written', () => {
  const { rhythm, due } = counting()
  rhythm.wrote(0)
  vi.advanceTimersByTime(10 * timeDue)
  expect(due()).toBe(0)
})

it('operations written during a snapshot count for the next one', () => {
  const { rhythm, due } = counting()
  rhythm.wrote(3)
  const ended = rhythm.begin()
  rhythm.wrote(2)
  ended(true)
  expect(rhythm.pending()).toBe(2)
  vi.advanceTimersByTime(timeDue)
  expect(due()).toBe(1)
})

it('the next snapshot is due only after a pause when as much was written during one', () => {
  const { rhythm, due } = counting()
  const ended = rhythm.begin()
  rhythm.wrote(operationsDue)
  ended(true)
  vi.advanceTimersByTime(snapshotInterval - 1)
  expect(due()).toBe(0)
  vi.advanceTimersByTime(1)
  expect(due()).toBe(1)
})

it('a snapshot is due twice, not seventeen times, when thousands of changes come within a minute', () => {
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

it('operations after the border of a snapshot count for the next one', () => {
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

it('operations in two snapshots count once, and later ones in full', () => {
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

it('a failed snapshot is tried again a minute later, with all operations', () => {
  const { rhythm, due } = counting()
  rhythm.wrote(operationsDue)
  rhythm.begin()(false)
  expect([rhythm.pending(), due()]).toEqual([operationsDue, 1])
  vi.advanceTimersByTime(60_000)
  expect(due()).toBe(2)
})

it('no snapshot is due while a whole library is sent again, before one is requested or its time has come', () => {
  const { rhythm, due } = counting()
  rhythm.wrote(operationsDue, true)
  rhythm.wrote(operationsDue, true)
  // What the reader writes meanwhile is in the journal nevertheless.
  rhythm.wrote(1)
  expect(due()).toBe(0)
  vi.advanceTimersByTime(timeDue)
  expect(due()).toBe(1)
  rhythm.begin()(true)
  rhythm.wrote(operationsDue)
  vi.advanceTimersByTime(snapshotInterval)
  expect(due()).toBe(2)
})
