import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  corrected,
  doubtfulIn,
  lookedAt,
  moveLink,
  redoCorrection,
  uncorrected,
  undoCorrection,
  type Pairing,
  type Way,
} from './pairing.ts'

/**
 * A pairing as a line: `a|?b c||d`, with a bar between source paragraphs and `?` before doubtful
 * ones.
 */
function pairingOf(line: string): Pairing {
  let start = 0
  return line.split('|').map(cell => {
    const end = start + cell.replace('?', '').split(' ').filter(Boolean).length
    const beside = { start, end, doubtful: cell.startsWith('?') }
    start = end
    return beside
  })
}

const lineOf = (pairing: Pairing): string =>
  pairing
    .map(({ start, end, doubtful }) => {
      const letters = Array.from({ length: end - start }, (_, i) =>
        String.fromCharCode(97 + start + i),
      )
      return (doubtful ? '?' : '') + letters.join(' ')
    })
    .join('|')

describe('moveLink', () => {
  it.each<[string, number, Way, string]>([
    ['a|b|c', 1, 'up', 'a b||c'],
    ['a|b|c', 1, 'down', 'a||b c'],
    ['a|b c|d', 1, 'up', 'a b|c|d'],
    ['a|b c|d', 1, 'down', 'a|b|c d'],
    ['a||b', 2, 'up', 'a|b|'],
    ['?a|?b|?c', 1, 'up', 'a b||?c'],
    ['a|b|c', 0, 'up', 'a|b|c'],
    ['a|b|c', 2, 'down', 'a|b|c'],
    ['a||b', 1, 'up', 'a||b'],
    ['a|b', 7, 'down', 'a|b'],
  ])('turns %j at %i %s into %j', (before, index, way, after) => {
    expect(lineOf(moveLink(pairingOf(before), index, way))).toBe(after)
  })
})

it('moveLink loses nothing of the translation and keeps its order, whatever is moved', () => {
  const cells = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 8 })
  const step = fc.record({
    index: fc.integer({ min: -1, max: 9 }),
    way: fc.constantFrom<Way>('up', 'down'),
  })
  fc.assert(
    fc.property(cells, fc.array(step, { maxLength: 12 }), (sizes, steps) => {
      let pairing = pairingOf(sizes.map(size => 'x '.repeat(size)).join('|'))
      const total = sizes.reduce((sum, size) => sum + size, 0)
      for (const { index, way } of steps) pairing = moveLink(pairing, index, way)
      expect(pairing).toHaveLength(sizes.length)
      let at = 0
      for (const { start, end } of pairing) {
        expect(start).toBe(at)
        expect(end).toBeGreaterThanOrEqual(start)
        at = end
      }
      expect(at).toBe(total)
    }),
  )
})

it('corrections can be undone and redone', () => {
  const first = pairingOf('?a|?b|c')
  expect(doubtfulIn(first)).toEqual([0, 1])
  const second = moveLink(first, 1, 'up')
  const so = corrected(corrected(uncorrected(first), second), lookedAt(second, 0))
  expect(so.done).toEqual([first])
  const back = undoCorrection(so)
  expect(back.pairing).toBe(first)
  expect(undoCorrection(back).pairing).toBe(first)
  expect(redoCorrection(back).pairing).toBe(second)
  expect(redoCorrection(redoCorrection(back)).pairing).toBe(second)
  expect(corrected(back, lookedAt(first, 0)).undone).toEqual([])
})
