import { expect, it } from 'vitest'
import { readingsOutside } from './readings-outside.ts'

const readings = ['a', 'b', 'c', 'd'].map((syllable, start) => ({
  start,
  end: start + 1,
  syllable,
}))

it('words that are known or ignored have no readings, and those being learnt have them', () => {
  const shown = readingsOutside(readings, [
    { start: 0, end: 1, status: 'ignored' },
    { start: 1, end: 2, status: 'learning' },
    { start: 2, end: 4, status: 'known' },
  ])
  expect(shown.map(({ syllable }) => syllable)).toEqual(['b'])
})
