import { expect, it } from 'vitest'
import { belongsInResults, lineOf } from './table.ts'

const part = {
  id: 'D0',
  title: 'a fault',
  runs: 3,
  run: () => Promise.reject(new Error('not run here')),
}
const outcome = (lost: number) => ({ fault: '', lost, unsaved: null, told: null })

it.each([
  ['all runs without a loss', [0, 0, 0], true],
  ['more runs than the part makes by itself', [0, 0, 0, 0], true],
  ['a few runs without a loss', [0, 0], false],
  ['a single run that lost work', [1], true],
])('the results file records %s: %j, %s', (_name, lost, isRecorded) => {
  expect(belongsInResults(lineOf(part, lost.map(outcome)), part)).toBe(isRecorded)
})
