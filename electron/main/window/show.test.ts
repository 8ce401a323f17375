import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { longest, showOnce } from './show.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function hidden() {
  const done: string[] = []
  const state = { isThere: true }
  const showing = showOnce({
    isThere: () => state.isThere,
    holdBack: held => done.push(held ? 'held back' : 'free'),
    show: () => {
      state.isThere = false
      done.push('shown')
    },
  })
  return { ...showing, state, done }
}

it('the window is shown once, when its first screen is there', () => {
  const { first, done } = hidden()
  expect(done).toEqual([])
  first()
  first()
  vi.advanceTimersByTime(longest)
  expect(done).toEqual(['shown', 'held back'])
})

it('a hidden page is free to paint from when it can be drawn until it is shown', () => {
  const { first, prepare, done } = hidden()
  prepare()
  first()
  prepare()
  expect(done).toEqual(['free', 'shown', 'held back'])
})

it('a page that says nothing is shown after a while', () => {
  const { done } = hidden()
  vi.advanceTimersByTime(longest - 1)
  expect(done).toEqual([])
  vi.advanceTimersByTime(1)
  expect(done).toEqual(['shown', 'held back'])
})

it('a window that is gone is not shown', () => {
  const { first, prepare, state, done } = hidden()
  state.isThere = false
  prepare()
  first()
  vi.advanceTimersByTime(longest)
  expect(done).toEqual([])
})
