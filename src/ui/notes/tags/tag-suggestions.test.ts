import { expect, it } from 'vitest'
import { partedTags, suggestedTags } from './tag-suggestions.ts'

it.each([
  ['法律', [], '法律'],
  ['法律,', ['法律'], ''],
  ['法律，经济、社', ['法律', '经济'], '社'],
  ['a b', [], 'a b'],
  [',', [''], ''],
  ['a\nb', ['a'], 'b'],
])('splits %j into %j and %j', (text, whole, rest) => {
  expect(partedTags(text)).toEqual({ whole, rest })
})

it.each([
  ['', [], ['法律', 'Law', '国际法', 'outlaw']],
  ['法', [], ['法律', '国际法']],
  ['LAW', [], ['Law', 'outlaw']],
  [' law ', ['ｌａｗ'], ['outlaw']],
  ['x', [], []],
])('suggests for %j beside %j: %j', (typed, given, offered) => {
  expect(suggestedTags(['法律', 'Law', '国际法', 'outlaw'], given, typed)).toEqual(offered)
})

it('puts tags that begin with the words before tags that only contain them, and suggests few', () => {
  expect(suggestedTags(['国际法', '法律'], [], '法')).toEqual(['法律', '国际法'])
  expect(
    suggestedTags(
      Array.from({ length: 50 }, (_, i) => `t${i}`),
      [],
      '',
    ),
  ).toHaveLength(8)
})
