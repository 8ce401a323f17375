import { expect, it } from 'vitest'
import { replacementFor } from './replace.ts'
import { asked, maker } from './testing.ts'

it.each([
  ['words by the template', 'man', false, 'man', '$1 $&', '$1 $&'],
  ['a group of a pattern', '(\\w+) man', true, 'old man', '$1 woman', 'old woman'],
  ['a named group', '(?<who>\\w+)', true, 'man', '[$<who>]', '[man]'],
  ['a match by the words after it', 'old(?= man)', true, 'old', 'young', 'young'],
])('replaces %s', (_title, words, isPattern, found, template, expected) => {
  const made = maker.make(asked(words, { isPattern }))
  expect(made.ok && replacementFor(made.query, found, template)).toBe(expected)
})
