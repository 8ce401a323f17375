import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Phrases } from './phrases.ts'

const word = fc.string({
  unit: fc.constantFrom(...Array.from('自由港𠮷')),
  minLength: 1,
  maxLength: 4,
})

it('at any place are the phrases that a search of each one finds, the longest first', () => {
  fc.assert(
    fc.property(fc.array(word), fc.array(word), (all, parts) => {
      const phrases = new Phrases<string>()
      for (const one of all) phrases.put(one, one)
      const text = parts.join('')
      const unique = [...new Set(all)]
      for (let at = 0; at < text.length; at++) {
        const beginning = unique.filter(one => text.startsWith(one, at)).map(one => one.length)
        expect(phrases.from(text, at).map(({ start, end }) => end - start)).toEqual(
          beginning.toSorted((a, b) => b - a),
        )
        expect(phrases.ends(text, at, 1)).toEqual(
          beginning
            .filter(length => length > 1)
            .map(length => at + length)
            .toSorted((a, b) => a - b),
        )
        const around = unique.flatMap(one =>
          Array.from({ length: at + 1 }, (_, start) => ({ start, end: start + one.length })).filter(
            ({ start, end }) => end > at && text.startsWith(one, start),
          ),
        )
        const found = phrases.around(text, at, 8)
        expect(found.length).toBe(around.length)
        expect(found.every(({ start, end }) => start <= at && at < end)).toBe(true)
      }
    }),
  )
})

it('values of one phrase stay in their order, and an empty phrase is left out', () => {
  const phrases = new Phrases<number>()
  phrases.put('', 0)
  expect(phrases.isEmpty).toBe(true)
  phrases.put('自由', 1)
  phrases.put('自由', 2)
  expect(phrases.of('自由')).toEqual([1, 2])
  expect(phrases.from('爱自由', 1)).toEqual([{ start: 1, end: 3, values: [1, 2] }])
  expect(phrases.from('爱自', 1)).toEqual([])
})
