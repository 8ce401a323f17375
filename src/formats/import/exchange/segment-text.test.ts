import { expect, it } from 'vitest'
import { SegmentText } from './segment-text.ts'

function printed(words: string): string {
  const text = new SegmentText('printed')
  text.add(words)
  return text.take().text
}

it.each([
  ['山  \t\n    里', '山里'],
  ['one \n\ttwo', 'one two'],
  ['山\n里', '山\n里'],
  ['山 \n 里', '山 \n 里'],
  ['山  里', '山  里'],
])('the line ends with an indent are layout in %j', (words, text) => {
  expect(printed(words)).toBe(text)
})

// A time that is the square of the length would be far longer than the time of a test.
it('a run of many spaces is text, and is read within the time of a test', () => {
  const words = `山${' '.repeat(200_000)}山`
  expect(printed(words)).toBe(words)
})
