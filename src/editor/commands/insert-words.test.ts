import { expect, it } from 'vitest'
import { lineAfter } from '../testing/line.ts'
import { insertWords } from './insert-words.ts'

it.each([
  ['‸|two', 'freedom', 'freedom‸|two'],
  ['of‸|two', 'freedom', 'of freedom‸|two'],
  ['of ‸|two', 'freedom', 'of freedom‸|two'],
  ['of ‸speech', 'freedom', 'of freedom ‸speech'],
  ['of (‸)', 'freedom', 'of (freedom‸)'],
  ['yes,‸', 'freedom', 'yes, freedom‸'],
  ['o⟦n⟧e', 'freedom', 'o freedom ‸e'],
  ['自由‸的', '平等', '自由平等‸的'],
])('%j gets %j', (before, words, line) => {
  expect(lineAfter(before, insertWords(words))).toBe(line)
})

it.each([
  ['o⟦ne|t⟧wo', 'freedom'],
  ['‸', ''],
])('%j does not get %j', (before, words) => {
  expect(lineAfter(before, insertWords(words))).toBeNull()
})
