import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Span } from '../rich-text.ts'
import { withKeptLooks } from './kept-looks.ts'

const inItalics = (start: number, end: number): Span => ({ format: 'emphasis', start, end })

/** The words in italics. */
const kept = (text: string, span: Span, after: string) => {
  const { text: words, spans } = withKeptLooks({ text, spans: [span] }, after)
  return spans.map(({ start, end }) => words.slice(start, end))
}

it.each([
  ['a word beside it', 'A bold word.', 'bold', 'A bold deed.', ['bold']],
  [
    'a word in it',
    'All in italics.',
    'All in italics.',
    'All in the italics!',
    ['All in the italics!'],
  ],
  ['the whole of it', 'A bold word.', 'bold', 'A cold word.', ['cold']],
  ['a word before it', 'A word.', 'word', 'A new word.', ['word']],
  ['a word after it', 'A word.', 'word', 'A word here.', ['word']],
  ['its beginning', 'Now bold words.', 'bold words', 'Then fold words.', ['old words']],
  ['all', 'A bold word.', 'bold', 'Nothing', []],
  ['half of a character', '𠀀', '𠀀', '𠀁', ['𠀁']],
])('a look stays if the change is %s', (_, text, look, after, wanted) => {
  const start = text.indexOf(look)
  expect(kept(text, inItalics(start, start + look.length), after)).toEqual(wanted)
})

it('looks stay inside the words and are not empty', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '𠀀', '𠀁'), maxLength: 8 })
  fc.assert(
    fc.property(words, words, fc.nat(8), fc.nat(8), (text, after, a, b) => {
      const start = Math.min(a, b, text.length)
      const end = Math.min(Math.max(a, b), text.length)
      const spans = start < end ? [inItalics(start, end)] : []
      const made = withKeptLooks({ text, spans }, after)
      expect(made.text).toBe(after.trim())
      for (const span of made.spans) {
        expect(span.start).toBeLessThan(span.end)
        expect(span.end).toBeLessThanOrEqual(made.text.length)
      }
    }),
  )
})
