import { expect, it } from 'vitest'
import type { Variant } from './variants.ts'
import { collationPieces } from './collation-pieces.ts'

const row = (...variants: readonly Variant[]) => ({
  here: [0],
  there: [0],
  isMoved: false,
  variants,
})

it('a variant is a piece on both sides, and an empty one if one side lacks it', () => {
  const one = row({ start: 1, end: 3, otherStart: 1, otherEnd: 1 })
  expect(collationPieces(one, 'here', ['abcd'])).toEqual([
    [
      { text: 'a', variant: null },
      { text: 'bc', variant: 0 },
      { text: 'd', variant: null },
    ],
  ])
  expect(collationPieces(one, 'there', ['ad'])).toEqual([
    [
      { text: 'a', variant: null },
      { text: '', variant: 0 },
      { text: 'd', variant: null },
    ],
  ])
})

it('a variant over two paragraphs of the other edition is a piece of each', () => {
  const one = row({ start: 0, end: 1, otherStart: 1, otherEnd: 3 })
  expect(collationPieces(one, 'there', ['ab', 'cd'])).toEqual([
    [
      { text: 'a', variant: null },
      { text: 'b', variant: 0 },
    ],
    [
      { text: 'c', variant: 0 },
      { text: 'd', variant: null },
    ],
  ])
})

it('of a very long row only what is near a variant is shown', () => {
  const long = `${'𠀀'.repeat(2000)}x${'y'.repeat(2000)}`
  const one = row({ start: 4000, end: 4001, otherStart: 0, otherEnd: 1 })
  const [pieces = []] = collationPieces(one, 'here', [long])
  expect(pieces.map(({ text }) => text)).toEqual([
    `…${'𠀀'.repeat(60)}`,
    'x',
    `${'y'.repeat(120)}…`,
  ])
})
