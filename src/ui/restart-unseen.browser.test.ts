import { expect, it, onTestFinished } from 'vitest'
import { restartUnseen } from './restart-unseen.ts'

const second = 1_000
const minute = 60 * second
const idle = () => false

it.each<[string, { isAgain: boolean; age: number; restarts: number }]>([
  ['at any time the first time', { isAgain: false, age: second, restarts: 1 }],
  ['not at once where that was just done', { isAgain: true, age: minute, restarts: 0 }],
  ['again after a while', { isAgain: true, age: 3 * minute, restarts: 1 }],
])('loads the page again %s', (_, { isAgain, age, restarts }) => {
  expect(countOf({ isAgain, age })).toBe(restarts)
})

it('does not load the page again while a dialog is open', () => {
  const dialog = document.createElement('div')
  dialog.setAttribute('role', 'dialog')
  document.body.append(dialog)
  onTestFinished(() => dialog.remove())
  expect(countOf()).toBe(0)
})

it('does not load the page again while a file is being read', () => {
  expect(countOf({ isReading: () => true })).toBe(0)
})

it('does not load the page again while an input method composes anywhere', () => {
  const field = document.createElement('input')
  document.body.append(field)
  onTestFinished(() => field.remove())
  field.addEventListener('compositionstart', event => event.stopPropagation())
  let count = 0
  const restart = restartUnseen(() => count++, idle, { age: () => minute, isAgain: () => false })
  field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
  restart()
  expect(count).toBe(0)
  field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
  restart()
  expect(count).toBe(1)
})

/** Returns how often a page that is `age` milliseconds old loads again when it is asked to once. */
function countOf({ isAgain = false, age = minute, isReading = idle } = {}): number {
  let count = 0
  restartUnseen(() => count++, isReading, { age: () => age, isAgain: () => isAgain })()
  return count
}
