import { expect, it } from 'vitest'
import { live } from './live.ts'

it('a live value calls each listener after each change until it unsubscribes', () => {
  const value = live({ n: 1 }, (a, b) => a.n === b.n)
  const told: string[] = []
  const listener = () => told.push(`${value.get().n}`)
  const stop = value.subscribe(listener)
  const stopTwin = value.subscribe(listener)
  const first = value.get()
  value.set({ n: 1 })
  expect(value.get()).toBe(first)
  value.set({ n: 2 })
  stop()
  value.set({ n: 3 })
  stopTwin()
  value.set({ n: 4 })
  expect(told).toEqual(['2', '2', '3'])
})
