import type { Space } from '#contract/answers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { rhythm, spaceAfter, watchSpace } from './space-watch.ts'

const mebibyte = 1024 * 1024

it.each<[Space, number, Space]>([
  ['enough', 199, 'low'],
  ['low', 205, 'low'],
  ['low', 210, 'enough'],
  ['low', 49, 'none'],
  ['none', 55, 'none'],
  ['none', 60, 'low'],
  ['none', 205, 'low'],
  ['none', 210, 'enough'],
  ['enough', 205, 'enough'],
])('after the level %s, %d MB free are the level %s', (before, megabytes, after) => {
  expect(spaceAfter(before, megabytes * mebibyte)).toBe(after)
})

describe('a watch', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('a watch reports each change once, looks more often while there is no space, and ends', async () => {
    let free = 1000 * mebibyte
    let looks = 0
    const told: Space[] = []
    const count = async () => {
      looks++
      return free
    }
    const watch = watchSpace(count, space => told.push(space))
    expect(await watch.look()).toBe('enough')
    free = 100 * mebibyte
    await vi.advanceTimersByTimeAsync(2 * rhythm.usual)
    expect(told).toEqual(['low'])
    free = mebibyte
    expect(await watch.look()).toBe('none')
    expect(watch.space()).toBe('none')
    free = 1000 * mebibyte
    await vi.advanceTimersByTimeAsync(rhythm.waiting)
    expect(told).toEqual(['low', 'none', 'enough'])
    watch.stop()
    const before = looks
    await vi.advanceTimersByTimeAsync(10 * rhythm.usual)
    expect(looks).toBe(before)
  })

  it('a watch does not report its first result, which the caller receives as the value', async () => {
    const told: Space[] = []
    const watch = watchSpace(
      async () => 0,
      space => told.push(space),
    )
    expect(await watch.look()).toBe('none')
    expect(told).toEqual([])
    watch.stop()
  })
})
