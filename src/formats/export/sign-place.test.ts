import fc from 'fast-check'
import { expect, it } from 'vitest'
import { signPlace } from './sign-place.ts'

it.each([
  ['at its end, if that is the end of a word', 'drop by drop', 4, 4],
  ['after the word that it ends in', 'drop by drop', 2, 4],
  ['after a word with an apostrophe', 'it isn’t so', 5, 8],
  ['after a word with a hyphen that it ends at', 'well-known', 5, 10],
  ['before a hyphen that joins nothing', 'a- b', 1, 1],
  ['after a number with its digits', 'in 2022,', 5, 7],
  ['between two Chinese characters', '天地玄黄', 2, 2],
  ['between a Chinese character and a Latin one', '天abc', 1, 1],
  ['before punctuation', 'well, so', 4, 4],
  ['at the beginning of a word before which it ends', 'a bc', 2, 2],
  ['after an accent of its own', 'cafe\u0301 x', 4, 5],
  ['after both halves of a character', '𠮷祥', 2, 2],
  ['after what chooses the form of a character', '葛\u{e0100}飾', 1, 3],
  ['at the end of the text at the latest', 'abc', 9, 3],
] as const)('the sign of a mark is %s', (_where, text, end, place) => {
  expect(signPlace(text, end)).toBe(place)
})

it('a sign is never between two letters of a word, nor before the end of its mark', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '天', ' ', '’', '-', '1', '。') })
  fc.assert(
    fc.property(text, fc.nat(12), (text, end) => {
      const place = signPlace(text, end)
      expect(place).toBeGreaterThanOrEqual(Math.min(end, text.length))
      expect(text.slice(Math.max(0, place - 1), place + 1)).not.toMatch(/[aé1]{2}/)
    }),
  )
})
