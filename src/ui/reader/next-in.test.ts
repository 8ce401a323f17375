import { expect, it } from 'vitest'
import { nextIn } from './next-in.ts'

const states = new Map([
  [1, 'done'],
  [2, 'draft'],
  [4, 'check'],
] as const)

it.each([
  ['finds the first empty one after the caret', 'empty', 0, 1, 3],
  ['passes over what is done, drafted or to be checked', 'empty', 1, 1, 3],
  ['goes back to one before', 'empty', 3, -1, 0],
  ['says when there is none further on', 'empty', 5, 1, null],
  ['says when there is none before', 'empty', 0, -1, null],
  ['finds what needs review', 'check', 0, 1, 4],
  ['goes back to what needs review', 'check', 5, -1, 4],
  ['does not find the one it is on', 'check', 4, 1, null],
] as const)('%s', (_title, state, from, step, expected) => {
  expect(nextIn(state, from, step, 6, states)).toBe(expected)
})
