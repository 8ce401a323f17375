import { expect, it } from 'vitest'
import { bookId, paragraphId } from '../ids.ts'
import { leftIn, longestLeft, withLeft } from './left-repairs.ts'

const [one, other] = [bookId('one'), bookId('other')]

it('left places are kept for each book', () => {
  const both = withLeft(withLeft('', one, [paragraphId('a')]), other, [paragraphId('b')])
  expect([...leftIn(both, one)]).toEqual(['a'])
  expect([...leftIn(withLeft(both, one, []), other)]).toEqual(['b'])
  expect([...leftIn(withLeft(both, one, []), one)]).toEqual([])
})

it.each(['', 'x', '[]', '{"one":3}', '{"one":[3]}', 'null'])('%j is read as nothing left', text => {
  expect([...leftIn(text, one)]).toEqual([])
})

it('the setting has a longest length, and what was left last stays', () => {
  const names = Array.from({ length: 9000 }, (_, i) => paragraphId(`paragraph${i}`))
  const text = withLeft('', one, names)
  expect(text.length).toBeLessThanOrEqual(longestLeft)
  expect(leftIn(text, one).has('paragraph8999')).toBe(true)
  expect(leftIn(text, one).has('paragraph0')).toBe(false)
})
