import { expect, it } from 'vitest'
import { movedOffset } from './moved-offset.ts'

/** The range between brackets, in the text without them. */
const read = (line: string) => ({
  text: line.replace(/[[\]]/g, ''),
  start: line.indexOf('['),
  end: line.indexOf(']') - 1,
})

it.each<[string, string, string]>([
  ['nothing has changed', 'a [river] b', 'a [river] b'],
  ['words are typed before it', 'a [river] b', 'one a [river] b'],
  ['words are typed after it', 'a [river] b', 'a [river] b and c'],
  ['words are typed in it', 'a [river] b', 'a [riv big er] b'],
  ['a word in it is replaced', 'a [big river] b', 'a [big lake] b'],
  ['all of it is replaced', 'a [river] b', 'a [lake] b'],
  ['words are typed at its start', 'a [river] b', 'a one [river] b'],
  ['words are typed at its end', '[a river]', '[a river], too'],
  ['words before it are deleted', 'one a [river]', 'a [river]'],
  ['all of it is deleted', 'a [river] b', 'a [] b'],
])('the range stays the same words when %s', (_when, was, now) => {
  const [old, after] = [read(was), read(now)]
  expect(movedOffset(old.text, after.text, old.start, 'start')).toBe(after.start)
  expect(movedOffset(old.text, after.text, old.end, 'end')).toBe(after.end)
})

it('what replaces text on both sides of an end of the range is outside it', () => {
  expect(movedOffset('a river b', 'one stream b', 2, 'start')).toBe('one stream'.length)
  expect(movedOffset('a river b', 'a stream c', 7, 'end')).toBe('a '.length)
})

it('a range to the end of a paragraph, however long that is, stays so', () => {
  expect(movedOffset('a river', 'a river and more', Infinity, 'end')).toBe(Infinity)
})
