import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { HeldBack } from './held-back.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A promise, with the functions that settle it. */
function something() {
  let done = () => {}
  let failed = () => {}
  const before = new Promise<void>((resolve, reject) => {
    done = resolve
    failed = () => reject(new Error('gone'))
  })
  return { before, done: () => done(), failed: () => failed() }
}

it.each(['done', 'failed'] as const)(
  'makes the change when the promise before it is %s',
  async end => {
    const made: string[] = []
    const { before, ...ends } = something()
    new HeldBack().put(before, () => made.push('change'))
    await vi.advanceTimersByTimeAsync(500)
    expect(made).toEqual([])
    ends[end]()
    await vi.advanceTimersByTimeAsync(5000)
    expect(made).toEqual(['change'])
  },
)

it('makes the change after a second at the latest', async () => {
  const made: string[] = []
  new HeldBack().put(something().before, () => made.push('change'))
  await vi.advanceTimersByTimeAsync(1000)
  expect(made).toEqual(['change'])
})

it('makes the change at once, and only once, when `now` or another `put` is called', async () => {
  const made: string[] = []
  const held = new HeldBack()
  const first = something()
  held.put(first.before, () => made.push('first'))
  held.put(something().before, () => made.push('second'))
  expect(made).toEqual(['first'])
  held.now()
  first.done()
  await vi.advanceTimersByTimeAsync(5000)
  expect(made).toEqual(['first', 'second'])
})
