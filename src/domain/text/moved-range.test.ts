import fc from 'fast-check'
import { expect, it } from 'vitest'
import { movedRange } from './moved-range.ts'

const text = 'One is here. Two is there. Three is far.'

/** The words of the range of `words` after the change. */
function after(now: string, words: string): string | null {
  const start = text.indexOf(words)
  const range = movedRange(text, now, { start, end: start + words.length }, 'en')
  return range && now.slice(range.start, range.end)
}

it.each([
  ['words before it', text.replace('One', 'Number one'), 'Two is there.'],
  ['words after it', text.replace('far', 'very far'), 'Two is there.'],
  ['words on both sides', text.replace('here', 'now').replace('far', 'off'), 'Two is there.'],
  ['words within it', text.replace('is there', 'was over there'), 'Two was over there.'],
  ['its first word', text.replace('Two', 'Both'), 'Both is there.'],
  ['its last word', text.replace('there.', 'away!'), 'Two is away!'],
  ['nothing', text, 'Two is there.'],
  ['words at its edge', text.replace('Two', 'And Two'), 'Two is there.'],
  ['all of it', text.replace('Two is there. ', ''), null],
])('a range after a change of %s has its words', (_what, now, expected) => {
  expect(after(now, 'Two is there.')).toBe(expected)
})

it('a range is inside the text, whatever changes', () => {
  const words = fc.array(fc.constantFrom('one', 'two', '三', '. ', ' '), { maxLength: 9 })
  fc.assert(
    fc.property(words, words, fc.nat(20), fc.integer({ min: 1, max: 9 }), (a, b, start, length) => {
      const [was, now] = [a.join(''), b.join('')]
      const range = movedRange(was, now, { start, end: start + length }, 'en')
      if (!range) return
      expect(range.start).toBeGreaterThanOrEqual(0)
      expect(range.start).toBeLessThan(range.end)
      expect(range.end).toBeLessThanOrEqual(now.length)
    }),
  )
})
