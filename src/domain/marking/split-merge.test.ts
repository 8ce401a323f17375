import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anchorAt } from '../anchor.ts'
import { paragraphId } from '../ids.ts'
import type { Half } from './halves.ts'
import { mergedHalf, splitHalf, type TextOf } from './split-merge.ts'

const texts = ['中国航天', '', '𠮷祥如意', '花开了']
const ids = texts.map((_, i) => paragraphId(`p${i}`))
const textOf: TextOf = id => {
  const index = ids.indexOf(id)
  return index < 0 ? null : { index, text: texts[index]! }
}
const textAt = (index: number) => texts[index] ?? null

/** A half from `start` in one paragraph to `end` in another. */
function half(from: number, start: number, to: number, end: number): Half {
  const anchors = texts.flatMap((text, i) => {
    if (i < from || i > to || text === '') return []
    return [anchorAt(ids[i]!, text, i === from ? start : 0, i === to ? end : text.length)]
  })
  return { side: 'source', index: from, anchors }
}

const words = (of: Half | null) => of?.anchors.map(({ quote }) => quote.exact) ?? null
const at = (pair: number, offset: number) => ({ paragraphId: ids[pair]!, offset })

it.each<[string, ReturnType<typeof at>, readonly (readonly string[])[] | null]>([
  ['inside its first paragraph', at(0, 3), [['航'], ['天', '𠮷祥如意', '花']]],
  ['at the beginning of a later paragraph', at(2, 0), [['航天'], ['𠮷祥如意', '花']]],
  [
    'inside its last paragraph',
    at(2, 2),
    [
      ['航天', '𠮷'],
      ['祥如意', '花'],
    ],
  ],
  ['nowhere at its beginning', at(0, 2), null],
  ['nowhere at its end', at(3, 1), null],
  ['nowhere outside', at(3, 2), null],
  ['nowhere inside a character of two units', at(2, 1), null],
])('a range is split %s', (_where, place, expected) => {
  const parts = splitHalf(half(0, 2, 3, 1), place, textOf)
  expect(parts?.map(words) ?? null).toEqual(expected)
  if (parts) expect(parts[1].index).toBe(ids.indexOf(place.paragraphId))
})

it.each<[string, Half, Half, readonly string[] | null]>([
  ['overlap', half(0, 0, 0, 3), half(0, 2, 0, 4), ['中国航天']],
  ['touch', half(0, 2, 0, 4), half(0, 0, 0, 2), ['中国航天']],
  ['are one in the other', half(0, 0, 0, 4), half(0, 1, 0, 2), ['中国航天']],
  ['touch over an empty paragraph', half(0, 2, 0, 4), half(2, 0, 2, 2), ['航天', '𠮷']],
  ['do not touch', half(0, 0, 0, 1), half(0, 2, 0, 4), null],
  ['do not touch in two paragraphs', half(0, 0, 0, 3), half(2, 0, 2, 2), null],
  ['have a whole paragraph between them', half(0, 2, 0, 4), half(3, 0, 3, 2), null],
])('two ranges that %s become one, or none', (_how, one, other, expected) => {
  expect(words(mergedHalf(one, other, textOf, textAt))).toEqual(expected)
  expect(words(mergedHalf(other, one, textOf, textAt))).toEqual(expected)
})

it('ranges of two sides, or with a paragraph that is not in memory, are not merged', () => {
  const one = half(0, 0, 0, 2)
  expect(mergedHalf(one, { ...one, side: 'translation' }, textOf, textAt)).toBeNull()
  expect(mergedHalf(one, one, () => null, textAt)).toBeNull()
  const [first, later] = [half(0, 2, 0, 4), half(2, 0, 2, 2)]
  expect(mergedHalf(first, later, textOf, () => null)).toBeNull()
})

it('the parts of a split range are merged to the same range again', () => {
  fc.assert(
    fc.property(
      fc.nat(4),
      fc.nat(3),
      fc.constantFrom(0, 2, 3),
      fc.nat(4),
      (start, end, pair, offset) => {
        const whole = half(0, Math.min(start, 3), 3, Math.max(end, 1))
        const parts = splitHalf(whole, at(pair, offset), textOf)
        if (parts) expect(mergedHalf(...parts, textOf, textAt)).toEqual(whole)
      },
    ),
  )
})
