import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Grams } from './grams.ts'
import { lettersOf } from './letters.ts'

const text = fc
  .array(fc.constantFrom('山', '水', '人', '天'), { maxLength: 60 })
  .map(all => all.join(''))

it('Grams finds every place of every sequence, and none where there are more than the limit', () => {
  fc.assert(
    fc.property(
      text,
      text,
      fc.nat(60),
      fc.integer({ min: 1, max: 5 }),
      (own, other, from, size) => {
        const most = 3
        const placesAt = new Grams(size, own, [{ from: from - 5, to: from + 20 }]).placesIn(
          other,
          most,
        )
        const last = Math.min(own.length, from + 20) - size
        for (let at = Math.max(0, from - 5); at <= last; at++) {
          const places = Array.from({ length: other.length }, (_, i) => i).filter(
            i => i + size <= other.length && other.startsWith(own.slice(at, at + size), i),
          )
          expect(Array.from(placesAt(at))).toEqual(places.length > most ? [] : places)
        }
      },
    ),
  )
})

it('a sequence that is not sought has no place', () => {
  const placesAt = new Grams(2, '山下有水', [{ from: 0, to: 2 }]).placesIn('有水山下', 5)
  expect([0, 2, 3, -1].map(at => Array.from(placesAt(at)))).toEqual([[2], [], [], []])
})

it('lettersOf returns the letters and digits of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), some => {
      expect(lettersOf(some)).toBe((some.match(/[\p{L}\p{N}]/gu) ?? []).join(''))
    }),
  )
  expect(lettersOf('“𠀀，山！1\ud840')).toBe('𠀀山1')
})
