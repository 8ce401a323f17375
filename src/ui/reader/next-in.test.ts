import { expect, it } from 'vitest'
import { nextIn } from './next-in.ts'

const states = new Map([
  [1, 'done'],
  [2, 'draft'],
  [4, 'check'],
] as const)

it.each([
  ['finds the first empty translation after the caret', 'empty', 0, 1, 3],
  ['skips translations that are done, drafted or to be checked', 'empty', 1, 1, 3],
  ['finds an empty translation before the caret', 'empty', 3, -1, 0],
  ['returns null when there is none after the caret', 'empty', 5, 1, null],
  ['returns null when there is none before the caret', 'empty', 0, -1, null],
  ['finds a translation to be checked', 'check', 0, 1, 4],
  ['finds a translation to be checked before the caret', 'check', 5, -1, 4],
  ['does not return the paragraph it starts at', 'check', 4, 1, null],
] as const)('%s', (_title, state, from, step, expected) => {
  expect(nextIn({ state, from, step, total: 6, states, hidden: new Set() })).toBe(expected)
})

it('passes over hidden paragraphs', () => {
  const hidden = new Set([3, 4])
  const about = { step: 1, from: 1, total: 6, states, hidden } as const
  expect(nextIn({ ...about, state: 'empty' })).toBe(5)
  expect(nextIn({ ...about, state: 'check' })).toBeNull()
})
