import { expect, it } from 'vitest'
import { partedTags, suggestedTags, withParents } from './tag-suggestions.ts'

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

it('suggests by any part of a tag, and those with a part that begins so first', () => {
  const inUse = ['妇女', '教育/女子', '女学']
  expect(suggestedTags(inUse, [], '女')).toEqual(['女学', '教育/女子', '妇女'])
  expect(suggestedTags(inUse, [], '教育 / 女')).toEqual(['教育/女子'])
})

it('suggests a tag that is only written in the other script', () => {
  expect(suggestedTags(['學校', '法律'], [], '学校', at => at === 0)).toEqual(['學校'])
})

it('suggests what tags are under, after the tags themselves', () => {
  expect(withParents(['教育/女子/中学', '法律', '教育／女子'])).toEqual([
    '教育/女子/中学',
    '教育/女子',
    '教育',
    '法律',
  ])
})
