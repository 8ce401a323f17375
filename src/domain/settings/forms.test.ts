import { describe, expect, it } from 'vitest'
import { isLanguageTag, numberWithin, oneOf, orNull, textThat, textUpTo, onOrOff } from './forms.ts'

const tag = textThat('en', isLanguageTag)

describe('a form of setting', () => {
  it.each([
    ['yes or no', onOrOff(true), [true, false], [0, 1, 'true', null, undefined]],
    ['one of some words', oneOf('b', ['a', 'b']), ['a', 'b'], ['c', '', 0, null, ['a']]],
    [
      'a number within limits',
      numberWithin(2, { min: 1, max: 3 }),
      [1, 2.5, 3],
      [0.9, 3.1, NaN, Infinity, '2', null],
    ],
    ['a text of some length', textUpTo(3), ['', 'abc', '𠀀a'], ['abcd', '𠀀𠀁', 3, null]],
    ['a language', tag, ['en', 'zh-Hans', 'sr-Latn-RS'], ['', 'e', 'en_GB', 'en-', 'en-<b>', null]],
    ['a form or null', orNull(tag), [null, 'fr'], [undefined, '', false]],
  ])('%s takes what it is, and nothing else', (_name, form, taken, refused) => {
    expect(taken.filter(value => !form.takes(value))).toEqual([])
    expect(refused.filter(value => form.takes(value))).toEqual([])
    expect(form.takes(form.usual)).toBe(true)
  })
})
