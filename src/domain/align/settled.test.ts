import { expect, it } from 'vitest'
import { bandAround } from './band.ts'
import { noneSettled, settledIn, shareLeft } from './settled.ts'

const count = 6000
const step = (i: number, likelihood = 2) => ({ i, sources: 1, j: i, translations: 1, likelihood })
const wayOf = (length: number) => Array.from({ length }, (_, i) => step(i))

it('settledIn settles links whose neighbours on both sides are as certain as they are', () => {
  const sure = Array.from({ length: count }, (_, i) => (i === 1000 ? 0.9 : 1))
  const { source, translation } = settledIn({ way: wayOf(count), sure })
  const open = Array.from(source.entries()).flatMap(([i, done]) => (done === 1 ? [] : [i]))
  expect(open).toEqual([0, 1, 2, 997, 998, 999, 1000, 1001, 1002, 1003, 5997, 5998, 5999])
  expect(translation).toEqual(source)
})

it('settledIn leaves a link open if its words are against it or if it is not one to one', () => {
  const sure = Array.from({ length: count }, () => 1)
  const against = wayOf(count).with(1000, step(1000, -1))
  const joined = wayOf(count).with(2000, { ...step(2000), translations: 2 })
  expect(settledIn({ way: against, sure }).source[1003]).toBe(0)
  expect(settledIn({ way: joined, sure }).source[1997]).toBe(0)
  expect(settledIn({ way: joined, sure }).source[1996]).toBe(1)
})

it('settledIn settles nothing in a short text', () => {
  expect(settledIn({ way: wayOf(400), sure: Array.from({ length: 400 }, () => 1) })).toBe(
    noneSettled,
  )
})

it('shareLeft is the share of the source that is open', () => {
  expect(shareLeft(noneSettled)).toBe(1)
  const half = Uint8Array.from([1, 0, 1, 0])
  expect(shareLeft({ source: half, translation: half })).toBe(0.5)
})

it('bandAround searches only the way itself in rows of which nothing is left open', () => {
  const points = wayOf(20).map(({ i }) => ({ i: i + 1, j: i + 1 }))
  const { low, high } = bandAround(points, row => (row > 8 && row < 12 ? 0 : 3), 20, 20)
  expect([low[10], high[10]]).toEqual([10, 11])
  expect([low[4], high[4]]).toEqual([1, 7])
})
