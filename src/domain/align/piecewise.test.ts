import { expect, it } from 'vitest'
import type { Likelihood } from './lattice.ts'
import { piecesOfWay, wayByWindows } from './piecewise.ts'

/** The likelihood of texts in which source paragraph `i` belongs to `place(i)`. */
const belonging =
  (place: (i: number) => number): Likelihood =>
  (i, sources, j, translations) =>
    sources === 1 && translations === 1 && place(i) === j ? 3 : -3

const count = 20_000
/** Every 97th translation has no source. */
const drifting = (i: number) => i + Math.floor(i / 97)

it('wayByWindows finds a way that drifts far from the diagonal', () => {
  const way = wayByWindows(belonging(drifting), count, drifting(count), () => {})
  const right = way.filter(
    ({ i, j, sources, translations }) => sources * translations === 1 && j === drifting(i),
  )
  expect(right.length).toBeGreaterThan(count * 0.99)
  expect(way.reduce((sum, { sources }) => sum + sources, 0)).toBe(count)
  expect(way.reduce((sum, { translations }) => sum + translations, 0)).toBe(drifting(count))
})

it('wayByWindows finds the way again after a part that was never translated', () => {
  const missing = (i: number) => (i < 5000 ? i : i < 5500 ? -1 : i - 500)
  const way = wayByWindows(belonging(missing), count, count - 500, () => {})
  expect(
    way.filter(({ i, j, translations }) => translations === 1 && missing(i) === j).length,
  ).toBeGreaterThan((count - 500) * 0.99)
})

it('wayByWindows asks for a number of links that grows with the length of the texts only', () => {
  const asked = (length: number) => {
    let links = 0
    const belongs = belonging(drifting)
    wayByWindows(
      (...link) => {
        links++
        return belongs(...link)
      },
      length,
      drifting(length),
      () => {},
    )
    return links
  }
  expect(asked(count)).toBeLessThan(asked(count / 4) * 4.5)
})

it('piecesOfWay cuts a way only between plain steps', () => {
  const step = (i: number, likelihood = 1) => ({ i, sources: 1, j: i, translations: 1, likelihood })
  const plain = Array.from({ length: 5000 }, (_, i) => step(i))
  expect(piecesOfWay(plain).map(({ length }) => length)).toEqual([2001, 2001, 998])
  expect(piecesOfWay(plain.map(({ i }) => step(i, -1)))).toHaveLength(1)
  expect(piecesOfWay(plain).flat()).toEqual(plain)
})
