import { expect, it } from 'vitest'
import { progressOf } from './progress.ts'

it('progressOf counts unknown paragraphs as empty', () => {
  expect(progressOf(5, ['done', 'done', 'check', 'empty'])).toEqual({
    empty: 2,
    draft: 0,
    done: 2,
    check: 1,
  })
})

it('progressOf never counts a negative number of empty paragraphs', () => {
  expect(progressOf(1, ['draft', 'draft'])).toEqual({ empty: 0, draft: 2, done: 0, check: 0 })
})

it('progressOf no paragraphs is zero', () => {
  expect(progressOf(0, [])).toEqual({ empty: 0, draft: 0, done: 0, check: 0 })
})
