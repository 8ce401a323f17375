import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nextWordEdge, wordAround } from './word-edges.ts'

/** Words separated by a line: the text and its bounds. */
function divided(line: string): [string, readonly number[]] {
  const bounds = [0]
  for (const word of line.split('|')) bounds.push((bounds.at(-1) ?? 0) + word.length)
  return [line.replaceAll('|', ''), line === '' ? [0] : bounds]
}

it.each([
  ['自由|主义|，|很|好', 0, 1, 2],
  ['自由|主义|，|很|好', 1, 1, 2],
  ['自由|主义|，|很|好', 2, 1, 4],
  ['自由|主义|，|很|好', 4, 1, 6],
  ['自由|主义|，', 4, 1, null],
  ['自由|主义|，', 5, 1, null],
  ['自由|主义|，', 5, -1, 2],
  ['自由|主义|，', 4, -1, 2],
  ['自由|主义|，', 3, -1, 2],
  ['自由|主义|，', 2, -1, 0],
  ['“|自由', 1, -1, null],
  ['自由', 0, -1, null],
  ['', 0, 1, null],
  ['在| |1949年| |，', 1, 1, 7],
] as const)('in %s a caret at %i goes %i word to %j', (line, offset, way, goal) => {
  expect(nextWordEdge(...divided(line), offset, way)).toBe(goal)
})

it.each([
  ['自由|主义', 1, [0, 2]],
  ['自由|主义', 2, [2, 4]],
  ['自由|，', 2, null],
  ['自由', 2, null],
] as const)('in %s the word at %i is %j', (line, offset, range) => {
  const found = wordAround(...divided(line), offset)
  expect(found && [found.start, found.end]).toEqual(range)
})

const lines = fc.array(fc.constantFrom('自由', '的', '，', '1949年', ' ', '𠮷'), { minLength: 1 })

it('going forwards to the end passes each word once, and so does going back', () => {
  fc.assert(
    fc.property(lines, words => {
      const [text, bounds] = divided(words.join('|'))
      const spoken = words.filter(word => /[\p{L}\p{N}]/u.test(word)).length
      for (const way of [1, -1] as const) {
        let count = 0
        const first = way === 1 ? 0 : text.length
        for (let at = nextWordEdge(text, bounds, first, way); at !== null; count++)
          at = nextWordEdge(text, bounds, at, way)
        expect(count).toBe(spoken)
      }
    }),
  )
})
